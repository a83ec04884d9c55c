/// The template's functions, run in this process. [dev.latchkey.local.lambda.LambdaHost] plays Lambda; what calls
/// functions knows only [dev.latchkey.local.lambda.Functions].
package dev.latchkey.local.lambda;
