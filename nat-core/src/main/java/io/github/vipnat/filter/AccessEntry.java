package io.github.vipnat.filter;

import java.util.function.Function;

/** One line of an access list. */
public sealed interface AccessEntry {

    /** As the device prints it, without number and indentation. */
    String text();

    /** What somebody wrote for the next reader. */
    record Remark(String text) implements AccessEntry {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.remark().apply(this);
        }
    }

    /** A line whose effect is not understood. */
    record Unreadable(String text) implements AccessEntry {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unreadable().apply(this);
        }
    }

    /**
     * A permit or a deny.
     *
     * @param protocol {@code ip} for all of them
     * @param flags the words behind the addresses, such as {@code established log}
     * @param when which packets these words leave
     */
    record Rule(boolean permits, String protocol, Party source, Party destination, String flags, When when, String text)
            implements AccessEntry {

        /** How many packets of the kind the line is about. */
        PacketShare shareOf(Packet packet) {
            if (!protocol.equals("ip") && !protocol.equals(packet.protocol())) {
                return PacketShare.NONE;
            }
            return source.hosts()
                    .shareOf(packet.source())
                    .and(source.ports().shareOf(packet.sourcePort()))
                    .and(destination.hosts().shareOf(packet.destination()))
                    .and(destination.ports().shareOf(packet.destinationPort()))
                    .and(when.shareOf(packet));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rule().apply(this);
        }
    }

    /** What each kind of line comes to (docs/adr 0013). */
    record Cases<R>(Function<Remark, R> remark, Function<Unreadable, R> unreadable, Function<Rule, R> rule) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    /** One end of a packet's way. */
    record Party(Hosts hosts, Ports ports) {}

    /** Which packets the words behind the addresses leave. */
    enum When {
        ALWAYS,
        /** Only answers, as {@code established} says. */
        ANSWERS,
        /** Only pieces behind the first, as {@code fragments} says. */
        LATER_FRAGMENTS,
        /** Some, depending on time, type or marking. */
        SOMETIMES;

        PacketShare shareOf(Packet packet) {
            return switch (this) {
                case ALWAYS -> PacketShare.ALL;
                case ANSWERS -> PacketShare.of(packet.isReply());
                case LATER_FRAGMENTS -> PacketShare.NONE;
                case SOMETIMES -> PacketShare.SOME;
            };
        }
    }
}
