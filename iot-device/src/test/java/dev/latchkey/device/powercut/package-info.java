/// The power fails: [LockerProcess] is a controller in a process of its own, [PowerCutTest] kills it.
package dev.latchkey.device.powercut;
