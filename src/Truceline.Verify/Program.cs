Console.Error.WriteLine("usage: truceline-verify DIR");
return 2;
