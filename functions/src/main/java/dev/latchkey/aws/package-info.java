/// The adapters to AWS and to the numbering plans ([dev.latchkey.aws.AwsPorts]), the settings, and the one place that
/// wires use cases: a [dev.latchkey.aws.Wiring] a subject.
///
/// Start at [dev.latchkey.aws.Application]. Rules of the business may not live here.
package dev.latchkey.aws;
