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

    /** How a question is put, and what an empty line comes to: no, yes, yes (a single key), or the question once more. */
    enum Form {
        NO_BY_DEFAULT(" [no]: "),
        YES_BY_DEFAULT(" [yes]: "),
        CONFIRM(" [confirm]"),
        YES_OR_NO(" [yes/no]: ");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        public String ending() {
            return ending;
        }
    }

    /** Not done yet: yes does it, no prints {@code declined} (nothing when that is empty). */
    record Asks(String question, Form form, String declined) implements NatReply {

        public String text() {
            return question + form.ending();
        }

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
