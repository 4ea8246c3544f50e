package io.github.vipnat.lab.filter;

import java.util.Deque;
import java.util.List;

/** What an entry says of addresses: {@code any}, {@code host A}, {@code A WILDCARD}, {@code object-group NAME}. */
final class AddressTerms {

    private final ConfigurationSections configuration;

    AddressTerms(ConfigurationSections configuration) {
        this.configuration = configuration;
    }

    /** Takes one term off the words; says whether the address is meant. */
    boolean take(Deque<String> words, String address) {
        String first = words.pop();
        return switch (first) {
            case "any" -> true;
            case "host" -> words.pop().equals(address);
            case "object-group" -> isInGroup(words.pop(), address);
            default -> isWithin(address, first, number(words.pop()));
        };
    }

    /** As {@link #take}, in a standard list, where a lone address is a host. */
    boolean takeStandard(Deque<String> words, String address) {
        boolean isLone = Character.isDigit(words.getFirst().charAt(0))
                && (words.size() == 1
                        || !Character.isDigit(
                                words.stream().skip(1).findFirst().orElseThrow().charAt(0)));
        return isLone ? words.pop().equals(address) : take(words, address);
    }

    private boolean isInGroup(String name, String address) {
        List<String> members = configuration
                .below("object-group network " + name)
                .orElseThrow(() -> new IllegalArgumentException("no object-group network " + name));
        return members.stream()
                .filter(line -> !line.startsWith("description"))
                .anyMatch(line -> isMember(line, address));
    }

    /** A group's network has a mask, not a wildcard. */
    private boolean isMember(String line, String address) {
        String[] words = line.split(" ", -1);
        return switch (words[0]) {
            case "host" -> words[1].equals(address);
            case "group-object" -> isInGroup(words[1], address);
            case "range" -> number(words[1]) <= number(address) && number(address) <= number(words[2]);
            default -> isWithin(address, words[0], ~number(words[1]) & 0xFFFF_FFFFL);
        };
    }

    /** Whether the address is of the network with that mask. */
    static boolean isInNetwork(String address, String network, String mask) {
        return isWithin(address, network, ~number(mask) & 0xFFFF_FFFFL);
    }

    /** How many bits of a mask are set. */
    static int length(String mask) {
        return Long.bitCount(number(mask));
    }

    private static boolean isWithin(String address, String pattern, long wildcard) {
        return (number(address) | wildcard) == (number(pattern) | wildcard);
    }

    private static long number(String dotted) {
        String[] octets = dotted.split("\\.", -1);
        if (octets.length != 4) {
            throw new IllegalArgumentException("no address: " + dotted);
        }
        long number = 0;
        for (String octet : octets) {
            number = number << 8 | Integer.parseInt(octet);
        }
        return number;
    }
}
