package io.github.vipnat.lab.nat;

/** What the NAT code of IOS answers to a configuration line. */
public sealed interface NatReply {

    /** Done, without a word. */
    record Done() implements NatReply {}

    /** Not done; this is the line it prints. */
    record Refused(String text) implements NatReply {}

    /** Not done yet: yes does it, anything else prints {@code declined} (nothing when that is empty). */
    record Asks(String question, String declined) implements NatReply {}

    static NatReply done() {
        return new Done();
    }
}
