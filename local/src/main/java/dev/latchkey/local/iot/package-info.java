/// What stands for AWS IoT Core: [dev.latchkey.local.iot.Broker] takes lockers over mutual TLS and holds them
/// to the template's IoT policy, [dev.latchkey.local.iot.TopicRules] carries what they publish to the
/// template's functions.
///
/// What a message means to a locker or to the cloud may not live here: this package knows topics and bytes
/// only.
package dev.latchkey.local.iot;
