package io.github.vipnat.lab.filter;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The interface a packet leaves by: the longest prefix among the networks of the interfaces that are up, and the static routes. */
final class RoutedWay {

    /** Next hops that are looked up by other routes; more are a circle. */
    private static final int DEEPEST = 8;

    private final ConfigurationSections configuration;

    RoutedWay(ConfigurationSections configuration) {
        this.configuration = configuration;
    }

    private record Candidate(int length, String face) {}

    /** @param vrf empty for the global table */
    Optional<String> leavesBy(String host, String vrf) {
        return leavesBy(host, vrf, 0);
    }

    private Optional<String> leavesBy(String host, String vrf, int depth) {
        return Stream.concat(connected(host, vrf), depth > DEEPEST ? Stream.empty() : routed(host, vrf, depth))
                .max(Comparator.comparingInt(Candidate::length))
                .map(Candidate::face);
    }

    private Stream<Candidate> connected(String host, String vrf) {
        return configuration.heads("interface").stream()
                .filter(face -> isUpIn(face, vrf))
                .flatMap(face -> configuration.below("interface " + face).orElseThrow().stream()
                        .filter(line -> line.matches("ip address [0-9.]+ [0-9.]+( secondary)?"))
                        .map(line -> line.split(" ", -1))
                        .filter(words -> AddressTerms.isInNetwork(host, words[2], words[3]))
                        .map(words -> new Candidate(AddressTerms.length(words[3]), face)));
    }

    private boolean isUpIn(String face, String vrf) {
        List<String> lines = configuration.below("interface " + face).orElse(List.of());
        String own = lines.stream()
                .filter(line -> line.matches("(ip )?vrf forwarding .*"))
                .map(line -> line.replaceFirst(".*forwarding ", ""))
                .findFirst()
                .orElse("");
        return own.equals(vrf) && !lines.contains("shutdown");
    }

    private Stream<Candidate> routed(String host, String vrf, int depth) {
        return configuration.heads("ip route").stream().flatMap(route -> {
            Deque<String> words = new ArrayDeque<>(List.of(route.split(" ", -1)));
            String own = words.getFirst().equals("vrf") ? words.pop() + words.pop() : "";
            String network = words.pop();
            String mask = words.pop();
            boolean isMeant =
                    own.equals(vrf.isEmpty() ? "" : "vrf" + vrf) && AddressTerms.isInNetwork(host, network, mask);
            return isMeant
                    ? by(words.pop(), vrf, depth).map(face -> new Candidate(AddressTerms.length(mask), face))
                    : Stream.empty();
        });
    }

    private Stream<String> by(String next, String vrf, int depth) {
        return Character.isDigit(next.charAt(0))
                ? leavesBy(next, vrf, depth + 1).stream()
                : Stream.of(next).filter(face -> face.equals("Null0") || isUpIn(face, vrf));
    }
}
