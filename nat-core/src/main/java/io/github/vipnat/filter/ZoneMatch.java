package io.github.vipnat.filter;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** One {@code match} of a zone policy's class. */
public sealed interface ZoneMatch {

    /** LETS_IN where the packet matches. */
    Verdict verdict(Packet packet);

    /** What an access list permits. */
    record OfList(AccessList list) implements ZoneMatch {
        @Override
        public Verdict verdict(Packet packet) {
            return list.verdict(packet);
        }
    }

    /** A protocol by its name, on its own port. */
    record OfProtocol(String name) implements ZoneMatch {

        private static final Set<String> TRANSPORT = Set.of("tcp", "udp", "icmp");

        /** Names whose port nobody doubts; all other names are not understood. */
        private static final Map<String, Integer> PORTS =
                Map.of("ftp", 21, "ssh", 22, "telnet", 23, "smtp", 25, "dns", 53, "http", 80, "https", 443);

        @Override
        public Verdict verdict(Packet packet) {
            if (TRANSPORT.contains(name)) {
                return name.equals(packet.protocol()) ? Verdict.LETS_IN : Verdict.SHUTS_OUT;
            }
            Integer port = PORTS.get(name);
            if (port == null) {
                return Verdict.UNKNOWN;
            }
            return packet.destinationPort().equals(OptionalInt.of(port)) ? Verdict.LETS_IN : Verdict.SHUTS_OUT;
        }
    }

    /** Everything, as {@code class-default} does. */
    record Everything() implements ZoneMatch {
        @Override
        public Verdict verdict(Packet packet) {
            return Verdict.LETS_IN;
        }
    }

    /** Something that is not understood. */
    record Unreadable(String text) implements ZoneMatch {
        @Override
        public Verdict verdict(Packet packet) {
            return Verdict.UNKNOWN;
        }
    }
}
