package io.github.vipnat.lab.filter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Access lists: entries from the top, the first one that is about the packet decides, and below the last one all is denied. A list
 * without entries filters nothing.
 */
final class EntryJudge {

    private static final Set<String> OPTIONS = Set.of("established", "reflect", "time-range", "ttl");

    /** What is left of 64, the most common beginning, some routers on. */
    private static final int ORDINARY_TTL = 57;

    private final ConfigurationSections configuration;
    private final AddressTerms addresses;

    EntryJudge(ConfigurationSections configuration) {
        this.configuration = configuration;
        this.addresses = new AddressTerms(configuration);
    }

    /** Whether the list permits the packet. */
    boolean permits(String list, Datagram packet) {
        return permits(List.of(list), packet);
    }

    /** Whether the first entry of any of the lists that is about the packet permits it. */
    boolean permits(List<String> chained, Datagram packet) {
        boolean isEmpty = true;
        for (String list : chained) {
            for (String entry : entries(list)) {
                isEmpty = false;
                Optional<Boolean> permits = verdict(entry, isStandard(list), packet);
                if (permits.isPresent()) {
                    return permits.get();
                }
            }
        }
        return isEmpty;
    }

    /** Empty where the entry is not about the packet. */
    private Optional<Boolean> verdict(String entry, boolean isStandard, Datagram packet) {
        if (entry.startsWith("evaluate ")) {
            return Optional.of(true).filter(permits -> isAnswered(entry, packet));
        }
        Deque<String> words = new ArrayDeque<>(List.of(entry.split(" ", -1)));
        boolean permits = isPermit(words.pop(), entry);
        boolean isAbout = isStandard ? isAboutSource(words, packet) : isAbout(words, packet);
        return Optional.of(permits).filter(any -> isAbout);
    }

    /** Whether the packet answers one that an entry with {@code reflect} permitted (Cisco, "Configuring IP Session Filtering"). */
    private boolean isAnswered(String evaluate, Datagram packet) {
        String reflect = " reflect " + evaluate.substring("evaluate ".length()) + " ";
        Datagram asked = new Datagram(
                packet.protocol(),
                /* source= */ packet.destination(),
                /* sourcePort= */ packet.destinationPort(),
                /* destination= */ packet.source(),
                /* destinationPort= */ packet.sourcePort(),
                false);
        List<String> reflecting = configuration.heads("ip access-list extended").stream()
                .filter(list -> entries(list).stream().anyMatch(entry -> (entry + " ").contains(reflect)))
                .toList();
        if (reflecting.isEmpty()) {
            throw new IllegalArgumentException("cannot judge: " + evaluate);
        }
        return packet.isAnswer()
                && reflecting.stream().anyMatch(list -> (decisive(list, asked) + " ").contains(reflect));
    }

    /** The entry of an extended list that is about the packet, or nothing. */
    private String decisive(String list, Datagram packet) {
        return entries(list).stream()
                .filter(entry -> verdict(entry, false, packet).isPresent())
                .findFirst()
                .orElse("");
    }

    private boolean isStandard(String list) {
        return configuration.below("ip access-list standard " + list).isPresent()
                || list.matches("[0-9]{1,2}|1[3-9][0-9]{2}");
    }

    private static boolean isPermit(String word, String entry) {
        if (!word.equals("permit") && !word.equals("deny")) {
            throw new IllegalArgumentException("cannot judge: " + entry);
        }
        return word.equals("permit");
    }

    private List<String> entries(String list) {
        Stream<String> named = Stream.of("extended ", "standard ")
                .flatMap(kind -> configuration.below("ip access-list " + kind + list).orElse(List.of()).stream());
        return Stream.concat(named, configuration.heads("access-list " + list).stream())
                .map(entry -> entry.replaceFirst("^[0-9]+ ", ""))
                .filter(entry -> !entry.startsWith("remark"))
                .toList();
    }

    private boolean isAboutSource(Deque<String> words, Datagram packet) {
        return addresses.takeStandard(words, packet.source());
    }

    private boolean isAbout(Deque<String> words, Datagram packet) {
        String protocol = words.pop();
        if (protocol.equals("object-group")) {
            return isAboutService(words.pop(), words, packet);
        }
        boolean isOfProtocol = protocol.equals("ip") || protocol.equals(packet.protocol());
        boolean source = addresses.take(words, packet.source());
        boolean sourcePort = PortTerms.take(words, packet.sourcePort());
        boolean destination = addresses.take(words, packet.destination());
        boolean destinationPort = PortTerms.take(words, packet.destinationPort());
        return isOfProtocol && source && sourcePort && destination && destinationPort && isLeft(words, packet);
    }

    private boolean isAboutService(String group, Deque<String> words, Datagram packet) {
        boolean source = addresses.take(words, packet.source());
        boolean destination = addresses.take(words, packet.destination());
        return source && destination && isLeft(words, packet) && new ServiceTerms(configuration).isIn(group, packet);
    }

    private static boolean isLeft(Deque<String> options, Datagram packet) {
        while (!options.isEmpty()) {
            String option = options.pop();
            boolean isLeft = switch (option) {
                case "log", "log-input" -> skipWord(options);
                case "reflect" -> skipName(options);
                case "ttl" -> PortTerms.take(options, ORDINARY_TTL);
                case "established" -> packet.isAnswer();
                default -> throw new IllegalArgumentException("cannot judge: " + option);
            };
            if (!isLeft) {
                return false;
            }
        }
        return true;
    }

    /** What follows {@code log} is a word for the log, where it is no option. */
    private static boolean skipWord(Deque<String> options) {
        if (!options.isEmpty() && !OPTIONS.contains(options.getFirst())) {
            options.pop();
        }
        return true;
    }

    /** The list of that name that the packet puts an entry for its answers into, with its timeout. */
    private static boolean skipName(Deque<String> options) {
        options.pop();
        if ("timeout".equals(options.peek())) {
            options.pop();
            options.pop();
        }
        return true;
    }
}
