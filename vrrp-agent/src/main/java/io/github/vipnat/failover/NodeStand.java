package io.github.vipnat.failover;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a node stands, all of one moment: what {@code vipnat-lever look} prints.
 *
 * @param addresses its own and those it holds
 * @param macs of its network cards, {@code 00:15:5d:0a:0b:01}
 * @param files the text of each file of keepalived's folder, by path; holds the VRRP password, so it is never shown
 * @param numbers what is in each file that keepalived may track
 * @param processes the names of all that runs
 * @param listening local addresses with their ports, {@code tcp 0.0.0.0:80}
 * @param adverts what was heard while it listened; empty where it could not listen
 */
public record NodeStand(
        String node,
        List<Ipv4> addresses,
        Set<String> macs,
        boolean keepalivedRuns,
        KeepalivedRelease release,
        Map<String, String> files,
        Map<String, Integer> numbers,
        Set<String> processes,
        Set<String> listening,
        Optional<List<Advert>> adverts,
        LeverState lever) {

    /** A VRRP advert that was heard. */
    public record Advert(Ipv4 source, int virtualRouterId, int priority) {}

    private static final Pattern LISTENING = Pattern.compile("(tcp|udp) +(?:LISTEN|UNCONN) +[0-9]+ +[0-9]+ +(\\S+) .*");

    public NodeStand {
        addresses = List.copyOf(addresses);
        macs = Set.copyOf(macs);
        files = Map.copyOf(files);
        numbers = Map.copyOf(numbers);
        processes = Set.copyOf(processes);
        listening = Set.copyOf(listening);
        adverts = adverts.map(List::copyOf);
    }

    /** Whether it has the address now. */
    public boolean has(Ipv4 address) {
        return addresses.contains(address);
    }

    /** Reads what was printed; a line that is not understood says nothing. */
    public static NodeStand parse(String node, String text) {
        Reader reader = new Reader();
        text.lines().forEach(reader::line);
        return new NodeStand(
                node,
                reader.addresses,
                reader.macs,
                reader.keepalivedRuns,
                reader.release,
                reader.texts(),
                reader.numbers,
                reader.processes,
                reader.listening,
                reader.listened ? Optional.of(reader.adverts) : Optional.empty(),
                LeverState.parse(text));
    }

    @Override
    public String toString() {
        return "node " + node;
    }

    private static final class Reader {

        private final List<Ipv4> addresses = new ArrayList<>();
        private final Set<String> macs = new TreeSet<>();
        private final Map<String, StringBuilder> files = new LinkedHashMap<>();
        private final Map<String, Integer> numbers = new TreeMap<>();
        private final Set<String> processes = new TreeSet<>();
        private final Set<String> listening = new TreeSet<>();
        private final List<Advert> adverts = new ArrayList<>();
        private StringBuilder file = new StringBuilder();
        private KeepalivedRelease release = KeepalivedRelease.V2_2;
        private boolean keepalivedRuns;
        private boolean listened;

        private void line(String line) {
            String[] words = line.split(" ", 2);
            String rest = words.length == 2 ? words[1] : "";
            switch (words[0]) {
                case "address" -> Ipv4.parse(rest.split(" ", 2)[0]).ifPresent(addresses::add);
                case "mac" -> macs.add(rest.toLowerCase(Locale.ROOT));
                case "keepalived" -> keepalivedRuns = rest.equals("runs");
                case "version" -> KeepalivedRelease.printed(rest).ifPresent(printed -> release = printed);
                case "process" -> processes.add(rest);
                case "listened" -> listened = true;
                case "listen" -> listening(rest);
                case "advert" -> advert(rest);
                case "file" -> file = files.computeIfAbsent(rest, path -> new StringBuilder());
                case "conf" -> file.append(rest).append('\n');
                case "number" -> number(rest);
                default -> {
                    // the state of the lever, or nothing we know
                }
            }
        }

        private void listening(String rest) {
            Matcher socket = LISTENING.matcher(rest);
            if (socket.matches()) {
                listening.add(socket.group(1) + " " + socket.group(2));
            }
        }

        private void advert(String rest) {
            String[] words = rest.split(" ", -1);
            if (words.length == 3 && words[1].matches("[0-9]{1,3}") && words[2].matches("[0-9]{1,3}")) {
                Ipv4.parse(words[0])
                        .ifPresent(source -> adverts.add(
                                new Advert(source, Integer.parseInt(words[1]), Integer.parseInt(words[2]))));
            }
        }

        private void number(String rest) {
            String[] words = rest.split(" ", -1);
            if (words.length == 2 && words[1].matches("-?[0-9]{1,9}")) {
                numbers.put(words[0], Integer.parseInt(words[1]));
            }
        }

        private Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            files.forEach((path, text) -> texts.put(path, text.toString()));
            return texts;
        }
    }
}
