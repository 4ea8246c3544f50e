package io.github.vipnat.lab.shell.config;

import io.github.vipnat.lab.device.AccessLists;
import io.github.vipnat.lab.device.Configuration;
import io.github.vipnat.lab.device.ConfigurationLine;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lines inside a block: interfaces, archive, access-lists and the like. Of what is in here the sheet has the NAT roles of an interface
 * (ios-facts 1.2, "interface lines"), the archive block (5.1 and 5.2), {@code exec-timeout} and {@code logging synchronous} of a
 * line (6), and the prompts (6, "prompts"). For the rest a block takes what its vocabulary has, and keeps it as it was typed.
 */
final class BlockCommands {

    private static final Set<String> ACCESS_LISTS = Set.of("config-ext-nacl", "config-std-nacl");

    private static final Keywords LEAVE = Keywords.of("end exit");
    private static final Keywords NO = Keywords.of("no");

    /** Of these a block holds one; the next takes the place of the last. The sheet does not say which; no answer hangs on it. */
    private static final List<String> SINGLE = List.of(
            "description",
            "ip mtu",
            "mtu",
            "bandwidth",
            "duplex",
            "speed",
            "encapsulation",
            "ip unnumbered",
            "exec-timeout",
            "path",
            "maximum",
            "time-period",
            "rd");

    /** Carries the line out if it belongs to the block; false sends it on to global configuration. */
    boolean execute(Words words, ConfigurationSession session) {
        int mark = words.mark();
        Optional<String> leave = words.keywordIf(LEAVE);
        if (leave.isPresent()) {
            words.end();
            if (leave.get().equals("end")) {
                session.end();
            } else {
                session.exit();
            }
            return true;
        }
        boolean negative = words.keywordIf(NO).isPresent();
        Optional<String> line = line(words, session, negative);
        if (line.isEmpty()) {
            words.goBack(mark);
            return false;
        }
        ConfigurationLine block = session.block().orElseThrow();
        if (ACCESS_LISTS.contains(session.mode().name())) {
            entry(block, line.get(), session, negative);
        } else if (negative) {
            remove(block, line.get(), session);
        } else {
            add(block, line.get(), session);
            SubMode.within(session.mode(), line.get())
                    .ifPresent(nested -> session.enter(
                            new Mode(nested.mode()), block.child(line.get()).orElseThrow()));
        }
        session.recordChange();
        return true;
    }

    private static void entry(ConfigurationLine list, String line, ConfigurationSession session, boolean negative) {
        AccessLists lists = session.state().configuration().accessLists();
        if (negative) {
            lists.remove(list, line);
        } else {
            session.console().print(lists.put(list, line));
        }
    }

    /** The line with its first words written out, or empty when this block does not know them. */
    private static Optional<String> line(Words words, ConfigurationSession session, boolean negative) {
        String mode = session.mode().name();
        return switch (mode) {
            case "config-if", "config-subif" -> interfaceLine(words, negative);
            case "config-archive" -> known(words, Vocabulary.ARCHIVE);
            case "config-ext-nacl", "config-std-nacl" -> accessListLine(words);
            case "config-object-group" -> member(words);
            default -> anythingButGlobal(words);
        };
    }

    private static Optional<String> known(Words words, Keywords keywords) {
        return words.keywordIf(keywords).map(first -> join(first, words.remainder()));
    }

    private static Optional<String> interfaceLine(Words words, boolean negative) {
        Optional<String> first = own(words, Vocabulary.INTERFACE, Vocabulary.GLOBAL);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().equals("description") && !(negative && !words.more())) {
            return Optional.of("description " + words.rest("LINE  A character string describing this interface"));
        }
        if (!first.get().equals("ip")) {
            return Optional.of(join(first.get(), words.remainder()));
        }
        Optional<String> second = own(words, Vocabulary.INTERFACE_IP, Vocabulary.GLOBAL_IP);
        if (second.isEmpty()) {
            return Optional.empty();
        }
        if (second.get().equals("nat")) {
            return natRole(words);
        }
        return Optional.of(join("ip " + second.get(), words.remainder()));
    }

    /** A word of this mode; one that is a global word in full and only the beginning of one of ours is left to the global ones. */
    private static Optional<String> own(Words words, Keywords ours, Keywords global) {
        boolean theirs = global.has(words.peek()) && !ours.has(words.peek());
        return theirs ? Optional.empty() : words.keywordIf(ours);
    }

    /** {@code ip nat inside} on its own is the interface's line, with more words it is a global one. */
    private static Optional<String> natRole(Words words) {
        Optional<String> role = words.keywordIf(Keywords.of("enable inside outside stick"));
        return role.isEmpty() || words.more() ? Optional.empty() : Optional.of("ip nat " + role.get());
    }

    private static Optional<String> accessListLine(Words words) {
        if (words.peek().matches("\\d+")) {
            return Optional.of(words.remainder());
        }
        return known(words, Vocabulary.ACCESS_LIST).map(BlockCommands::padded);
    }

    /** {@code host} is a word of a group's own; elsewhere it would be the beginning of {@code hostname}. */
    private static Optional<String> member(Words words) {
        return words.peek().equals("host") ? Optional.of(words.remainder()) : anythingButGlobal(words);
    }

    /** IOS fills deny up to the length of permit; the sheet has no such line, and no answer hangs on it. */
    static String padded(String line) {
        return line.replaceFirst("^(access-list \\S+ )?deny +", "$1deny   ");
    }

    private static Optional<String> anythingButGlobal(Words words) {
        int mark = words.mark();
        boolean global = Vocabulary.GLOBAL_ONLY.has(words.peek())
                || words.keywordIf(Vocabulary.GLOBAL_ONLY_SHORT).isPresent();
        if (global) {
            words.goBack(mark);
            return Optional.empty();
        }
        return words.more() ? Optional.of(words.remainder()) : Optional.empty();
    }

    private static String join(String first, String rest) {
        return rest.isEmpty() ? first : first + " " + rest;
    }

    /** An applet has one action of a label (Cisco, "Writing Embedded Event Manager Policies Using the Cisco IOS CLI"). */
    private static Optional<String> label(String line) {
        String[] words = line.split(" ", 3);
        return words.length == 3 && words[0].equals("action") ? Optional.of("action " + words[1]) : Optional.empty();
    }

    private static void add(ConfigurationLine block, String line, ConfigurationSession session) {
        Configuration configuration = session.state().configuration();
        Optional<String> single = label(line)
                .or(() -> SINGLE.stream()
                        .filter(prefix -> line.equals(prefix) || line.startsWith(prefix + " "))
                        .findFirst());
        if (line.startsWith("ip address ") && !line.endsWith(" secondary")) {
            primaryAddress(block, line, configuration);
        } else {
            configuration.addTo(block, line, single);
        }
    }

    /** The primary address is replaced (ios-facts 10, "revert-timer" A), secondaries stay. */
    private static void primaryAddress(ConfigurationLine block, String line, Configuration configuration) {
        block.children().stream()
                .map(ConfigurationLine::words)
                .filter(words ->
                        words.startsWith("ip address ") && !words.endsWith(" secondary") && !words.equals(line))
                .findFirst()
                .ifPresent(before -> configuration.removeFrom(block, before));
        configuration.removeFrom(block, "no ip address");
        configuration.addTo(block, line, Optional.empty());
    }

    private static void remove(ConfigurationLine block, String line, ConfigurationSession session) {
        Configuration configuration = session.state().configuration();
        boolean found = configuration.removeFrom(block, line);
        boolean addressless = line.startsWith("ip address")
                && block.children().stream().noneMatch(child -> child.words().startsWith("ip address "));
        if ((addressless && block.words().startsWith("interface ")) || (!found && line.startsWith("mop "))) {
            configuration.addTo(block, "no " + line.replaceFirst("^ip address.*", "ip address"), Optional.empty());
        }
    }
}
