return Truceline.Verify.VerifyProgram.Run(args, Console.Out, Console.Error);
