// Of the core's places only the position is spoken here: geometry is the simulator's own, so that it can check the core's.
global using Position = Truceline.Core.Places.Position;
