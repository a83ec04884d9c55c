/// One class a Lambda: parse, call, render.
///
/// Start at [dev.latchkey.handler.ReceiveCarrierEventHandler]. Decisions may not live here.
package dev.latchkey.handler;
