package io.github.vipnat.lab.nat;

import java.util.function.Function;

/** What the NAT code of IOS answers to a configuration line. */
public sealed interface NatReply {

    /** Done, without a word. */
    record Done() implements NatReply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.done().apply(this);
        }
    }

    /** Not done; this is the line it prints. */
    record Refused(String text) implements NatReply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused().apply(this);
        }
    }

    /** Not done yet: yes does it, anything else prints {@code declined} (nothing when that is empty). */
    record Asks(String question, String declined) implements NatReply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.asks().apply(this);
        }
    }

    /** What each answer comes to (docs/adr 0013). */
    record Cases<R>(Function<Done, R> done, Function<Refused, R> refused, Function<Asks, R> asks) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    static NatReply done() {
        return new Done();
    }
}
