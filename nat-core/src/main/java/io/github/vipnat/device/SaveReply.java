package io.github.vipnat.device;

/** What a device's answer to the save command means. */
public sealed interface SaveReply {

    /** The configuration is in non-volatile memory, by the device's own word. */
    record Saved() implements SaveReply {}

    /** Another process holds the file; trying again helps. */
    record Busy(String text) implements SaveReply {}

    /** Not saved. */
    record Failed(String text) implements SaveReply {}
}
