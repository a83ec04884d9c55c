/// The local system's HTTP port. [dev.latchkey.local.http.HttpApi] plays API Gateway's HTTP API for the
/// template's routes; [dev.latchkey.local.http.LocalRoutes] holds what exists only locally, under `/_local/`.
package dev.latchkey.local.http;
