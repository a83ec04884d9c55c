/// The way to the cloud: [CloudLink] is the port, [MqttLink] the real one.
package dev.latchkey.device.link;
