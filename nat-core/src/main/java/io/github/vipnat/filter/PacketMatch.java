package io.github.vipnat.filter;

import io.github.vipnat.filter.Answer.Doubt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One {@code match} of a class-map or a route-map, or several taken together. */
public sealed interface PacketMatch {

    /** LETS_IN where the packet matches. */
    Answer answer(Packet packet);

    /** The access lists that it looks into. */
    default Stream<AccessList> lists() {
        return Stream.empty();
    }

    /** What has to change for a packet to match as another one does; see {@link Filter#mends}. */
    List<Mend> mends(Optional<Packet> model, Packet packet);

    /** What has to change for a packet not to match. */
    List<Mend> exclusions(Packet packet);

    /** What an access list permits. */
    record OfList(AccessList list) implements PacketMatch {
        @Override
        public Answer answer(Packet packet) {
            return list.answer(packet);
        }

        @Override
        public Stream<AccessList> lists() {
            return Stream.of(list);
        }

        @Override
        public List<Mend> mends(Optional<Packet> model, Packet packet) {
            return list.mends(model, packet);
        }

        @Override
        public List<Mend> exclusions(Packet packet) {
            return list.exclusions(packet);
        }
    }

    /**
     * A protocol by its name.
     *
     * @param ports the ports it is known by besides its own, as {@code tcp 8080}
     */
    record OfProtocol(String name, Set<String> ports) implements PacketMatch {

        private static final Set<String> TRANSPORT = Set.of("tcp", "udp", "icmp");

        /** Names whose port everybody agrees on; all other names are not understood. */
        private static final Map<String, String> KNOWN = Map.of(
                "ftp", "tcp 21", "ssh", "tcp 22", "telnet", "tcp 23", "smtp", "tcp 25", "http", "tcp 80", "https",
                "tcp 443");

        public OfProtocol {
            ports = Set.copyOf(ports);
        }

        @Override
        public Answer answer(Packet packet) {
            if (TRANSPORT.contains(name)) {
                return Answer.of(name.equals(packet.protocol()));
            }
            String port = packet.protocol() + " " + packet.serverPort();
            if (ports.contains(port)
                    || port.equals(KNOWN.get(name))
                    || (name.equals("dns") && packet.serverPort() == 53)) {
                return Answer.of(Verdict.LETS_IN);
            }
            boolean isKnown = KNOWN.containsKey(name) || name.equals("dns") || !ports.isEmpty();
            return isKnown ? Answer.of(Verdict.SHUTS_OUT) : Answer.unknown(Doubt.read(line(port), line(port)));
        }

        private String line(String port) {
            return "match protocol " + name + " (" + port + ")";
        }

        @Override
        public List<Mend> mends(Optional<Packet> model, Packet packet) {
            boolean isModels =
                    model.map(like -> answer(like).verdict() == Verdict.LETS_IN).orElse(true);
            return isModels && answer(packet).verdict() == Verdict.SHUTS_OUT && !TRANSPORT.contains(name)
                    ? List.of(new Mend.NewPort(name, packet))
                    : List.of();
        }

        @Override
        public List<Mend> exclusions(Packet packet) {
            return List.of(new Mend.Look("match protocol " + name));
        }
    }

    /** Everything, as {@code class-default} does. */
    record Everything() implements PacketMatch {
        @Override
        public Answer answer(Packet packet) {
            return Answer.of(Verdict.LETS_IN);
        }

        @Override
        public List<Mend> mends(Optional<Packet> model, Packet packet) {
            return List.of();
        }

        @Override
        public List<Mend> exclusions(Packet packet) {
            return List.of(new Mend.Look("class-default"));
        }
    }

    /** Several at once, each of which must match. */
    record AllOf(List<PacketMatch> matches) implements PacketMatch {
        public AllOf {
            matches = List.copyOf(matches);
        }

        @Override
        public Answer answer(Packet packet) {
            return matches.stream().map(match -> match.answer(packet)).reduce(Answer.of(Verdict.LETS_IN), Answer::and);
        }

        @Override
        public Stream<AccessList> lists() {
            return matches.stream().flatMap(PacketMatch::lists);
        }

        @Override
        public List<Mend> mends(Optional<Packet> model, Packet packet) {
            return matches.stream()
                    .flatMap(match -> match.mends(model, packet).stream())
                    .toList();
        }

        /** One that does not match is enough; a list can be told not to. */
        @Override
        public List<Mend> exclusions(Packet packet) {
            return matches.stream()
                    .map(match -> match.exclusions(packet))
                    .filter(mends -> mends.stream().noneMatch(Mend.Look.class::isInstance))
                    .findFirst()
                    .orElseGet(() -> matches.stream()
                            .flatMap(match -> match.exclusions(packet).stream())
                            .toList());
        }
    }

    /** Several, of which one must match. */
    record AnyOf(List<PacketMatch> matches) implements PacketMatch {
        public AnyOf {
            matches = List.copyOf(matches);
        }

        @Override
        public Answer answer(Packet packet) {
            return matches.stream().map(match -> match.answer(packet)).reduce(Answer.of(Verdict.SHUTS_OUT), Answer::or);
        }

        @Override
        public Stream<AccessList> lists() {
            return matches.stream().flatMap(PacketMatch::lists);
        }

        /** The one by which the model matches is the one by which the packet has to. */
        @Override
        public List<Mend> mends(Optional<Packet> model, Packet packet) {
            if (answer(packet).verdict() == Verdict.LETS_IN) {
                return List.of();
            }
            return Stream.of(Verdict.LETS_IN, Verdict.UNKNOWN)
                    .flatMap(wanted -> matches.stream()
                            .filter(match -> model.map(match::answer)
                                            .map(Answer::verdict)
                                            .orElse(Verdict.UNKNOWN)
                                    == wanted))
                    .map(match -> match.mends(model, packet))
                    .filter(mends -> !mends.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        @Override
        public List<Mend> exclusions(Packet packet) {
            return matches.stream()
                    .flatMap(match -> match.exclusions(packet).stream())
                    .toList();
        }
    }

    /**
     * Something that is not looked into.
     *
     * @param isBlind whether it is known to look at something else than addresses and ports, an interface say
     */
    record Unreadable(String text, boolean isBlind) implements PacketMatch {
        @Override
        public Answer answer(Packet packet) {
            return Answer.unknown(isBlind ? Doubt.read(text, text) : Doubt.unread(text));
        }

        @Override
        public List<Mend> mends(Optional<Packet> model, Packet packet) {
            return isBlind ? List.of() : List.of(new Mend.Look(text));
        }

        @Override
        public List<Mend> exclusions(Packet packet) {
            return List.of(new Mend.Look(text));
        }
    }
}
