package io.github.vipnat.filter;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.Answer.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One line of an access list. */
public sealed interface AccessEntry {

    /** As the device prints it, without number and indentation. */
    String text();

    /** Whether the line is about a packet: LETS_IN stands for yes. */
    Answer isAbout(Packet packet);

    /** Whether what the line is about gets through. */
    boolean permits();

    /** What the line says, one rule for each service; none where that is nothing, or not understood. */
    default Stream<Rule> rules() {
        return Stream.empty();
    }

    /** What somebody wrote for the next reader. */
    record Remark(String text) implements AccessEntry {
        @Override
        public Answer isAbout(Packet packet) {
            return Answer.of(Verdict.SHUTS_OUT);
        }

        @Override
        public boolean permits() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.remark().apply(this);
        }
    }

    /** A line whose effect is not understood. All of them but a deny can only let packets in, as {@code dynamic}. */
    record Unreadable(String text) implements AccessEntry {

        /** A line of one of these is about no packet of another. */
        private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp", "igmp", "esp", "ahp", "gre", "ospf");

        @Override
        public Answer isAbout(Packet packet) {
            String[] words = text.split(" +", 3);
            boolean isOfAnother =
                    words.length > 1 && PROTOCOLS.contains(words[1]) && !words[1].equals(packet.protocol());
            return isOfAnother ? Answer.of(Verdict.SHUTS_OUT) : Answer.unknown(Doubt.unread(text));
        }

        @Override
        public boolean permits() {
            return !text.startsWith("deny");
        }

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

        @Override
        public Answer isAbout(Packet packet) {
            boolean isOfKind = (protocol.equals("ip") || protocol.equals(packet.protocol()))
                    && source.hosts().contains(packet.source())
                    && source.ports().contains(packet.sourcePort())
                    && destination.hosts().contains(packet.destination())
                    && destination.ports().contains(packet.destinationPort());
            return isOfKind
                    ? when.answer(packet, text, (permits ? "permit " : "deny ") + flags)
                    : Answer.of(Verdict.SHUTS_OUT);
        }

        @Override
        public Stream<Rule> rules() {
            return Stream.of(this);
        }

        /** The end of a packet's way at which the service stands. */
        public Party serverEnd(Packet packet) {
            return packet.isReply() ? source : destination;
        }

        /** The end at which the client stands. */
        public Party clientEnd(Packet packet) {
            return packet.isReply() ? destination : source;
        }

        /** Whether the line could be about what this service gets or sends, whoever the client is. */
        boolean isAboutServer(Packet packet) {
            Party end = serverEnd(packet);
            return (protocol.equals("ip") || protocol.equals(packet.protocol()))
                    && end.hosts().contains(packet.server())
                    && end.ports().contains(packet.serverPort());
        }

        boolean deniesAllTowards(Ipv4 address) {
            return !permits
                    && protocol.equals("ip")
                    && when == When.ALWAYS
                    && source.hosts().equals(Hosts.any())
                    && destination.hosts().contains(address);
        }

        /** Whether it opens the way for answers, in a list of that name. */
        boolean reflects(String name) {
            return (flags + " ").contains("reflect " + name + " ");
        }

        /** As an extended list holds it. */
        public String print() {
            return (permits ? "permit " : "deny ")
                    + protocol
                    + source.print()
                    + destination.print()
                    + (flags.isEmpty() ? "" : " " + flags);
        }

        /** Whether both are about the same packets and do the same with them. */
        boolean isSame(Rule other) {
            return permits == other.permits
                    && protocol.equals(other.protocol)
                    && source.isSame(other.source)
                    && destination.isSame(other.destination)
                    && flags.equals(other.flags);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rule().apply(this);
        }
    }

    /**
     * A permit or a deny of the services of a group, {@code permit object-group WEB any any}.
     *
     * @param whole the line as one rule, whose protocol is the group
     * @param each the services of the group that are understood
     * @param isRead whether that is all of them
     */
    record Services(Rule whole, List<Rule> each, boolean isRead) implements AccessEntry {
        public Services {
            each = List.copyOf(each);
        }

        @Override
        public String text() {
            return whole.text();
        }

        @Override
        public boolean permits() {
            return whole.permits();
        }

        @Override
        public Stream<Rule> rules() {
            return each.stream();
        }

        /** What is not understood of the group can only be about packets between the hosts of the line. */
        @Override
        public Answer isAbout(Packet packet) {
            boolean isBetween = whole.source().hosts().contains(packet.source())
                    && whole.destination().hosts().contains(packet.destination());
            Answer rest = isRead || !isBetween ? Answer.of(Verdict.SHUTS_OUT) : Answer.unknown(Doubt.unread(text()));
            return each.stream().map(rule -> rule.isAbout(packet)).reduce(rest, Answer::or);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.services().apply(this);
        }
    }

    /**
     * {@code evaluate R}: lets answers of flows in that a line with {@code reflect R} permitted (Cisco, "Configuring IP Session
     * Filtering").
     *
     * @param reflecting the lists with such lines
     */
    record Evaluate(String text, String name, List<AccessList> reflecting) implements AccessEntry {
        public Evaluate {
            reflecting = List.copyOf(reflecting);
        }

        @Override
        public Answer isAbout(Packet packet) {
            return packet.isReply()
                    ? reflecting.stream()
                            .map(list -> list.reflects(name, packet.reversed()))
                            .reduce(Answer.of(Verdict.SHUTS_OUT), Answer::or)
                    : Answer.of(Verdict.SHUTS_OUT);
        }

        @Override
        public boolean permits() {
            return true;
        }

        /** What has to change in the lists that reflect, for answers to get in as those of the model do. */
        List<Mend> mends(Packet model, Packet packet) {
            return reflecting.stream()
                    .filter(list -> list.reflects(name, model.reversed()).verdict() != Verdict.SHUTS_OUT)
                    .flatMap(list -> list.mends(Optional.of(model.reversed()), packet.reversed()).stream())
                    .toList();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.evaluate().apply(this);
        }
    }

    /** What each kind of line comes to (docs/adr 0013). */
    record Cases<R>(
            Function<Remark, R> remark,
            Function<Unreadable, R> unreadable,
            Function<Rule, R> rule,
            Function<Services, R> services,
            Function<Evaluate, R> evaluate) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    /** One end of a packet's way. */
    record Party(Hosts hosts, Ports ports) {
        private String print() {
            return " " + hosts.words() + (ports.words().isEmpty() ? "" : " " + ports.words());
        }

        private boolean isSame(Party other) {
            return hosts.members().equals(other.hosts.members())
                    && ports.ranges().equals(other.ports.ranges());
        }
    }

    /** Which packets the words behind the addresses leave. */
    enum When {
        ALWAYS,
        /** Only answers, as {@code established} says. */
        ANSWERS,
        /** Only pieces behind the first, as {@code fragments} says. */
        LATER_FRAGMENTS,
        /** Some, depending on time, type or marking. */
        SOMETIMES;

        Answer answer(Packet packet, String text, String hangsOn) {
            return switch (this) {
                case ALWAYS -> Answer.of(Verdict.LETS_IN);
                case ANSWERS -> Answer.of(packet.isReply());
                case LATER_FRAGMENTS -> Answer.of(Verdict.SHUTS_OUT);
                case SOMETIMES -> Answer.unknown(Doubt.read(text, hangsOn));
            };
        }
    }
}
