Console.Error.WriteLine("ageing-edge: nothing to run yet");
return 1;
