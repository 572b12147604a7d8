using System.Runtime.CompilerServices;

// The truth goes to tests only.
[assembly: InternalsVisibleTo("Truceline.Simulator.Tests")]
[assembly: InternalsVisibleTo("Truceline.Scenario.Tests")]
