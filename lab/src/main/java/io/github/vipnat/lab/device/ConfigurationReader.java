package io.github.vipnat.lab.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads a configuration as {@code show running-config} prints it, with or without the lines in front of its body. */
final class ConfigurationReader {

    private final List<ConfigurationLine> top = new ArrayList<>();
    private final Deque<ConfigurationLine> open = new ArrayDeque<>();
    private final List<String> stamps = new ArrayList<>();
    private final Consumer<String> nat;
    private int natAt = -1;

    /** @param nat takes the global {@code ip nat} lines, which the NAT table prints in an order of its own */
    ConfigurationReader(Consumer<String> nat) {
        this.nat = nat;
    }

    void read(String text) {
        Iterator<String> lines = text.lines().map(String::stripTrailing).iterator();
        boolean inBody = false;
        while (lines.hasNext()) {
            String line = lines.next();
            inBody = inBody || !isFront(line);
            if (line.equals("end")) {
                return;
            }
            if (inBody && !line.isEmpty()) {
                take(line, lines);
            }
        }
    }

    /** The lines before the body: what the show commands print in front, and the time stamps (ios-facts 3). */
    private boolean isFront(String line) {
        if (line.startsWith("! Last configuration change at") || line.startsWith("! NVRAM config last updated at")) {
            stamps.add(line);
            return true;
        }
        return line.isEmpty()
                || line.equals("!")
                || line.startsWith("Building configuration")
                || line.startsWith("Current configuration :")
                || line.startsWith("Using ");
    }

    private void take(String line, Iterator<String> following) {
        if (line.startsWith("ip nat ") || line.startsWith("no ip nat ")) {
            natAt = natAt < 0 ? top.size() : natAt;
            open.clear();
            nat.accept(line);
        } else if (line.startsWith("banner ")) {
            open.clear();
            top.add(new ConfigurationLine(banner(line, following)));
        } else {
            nest(new ConfigurationLine(line));
        }
    }

    private void nest(ConfigurationLine line) {
        while (!open.isEmpty() && open.peek().indentation() >= line.indentation()) {
            open.pop();
        }
        if (open.isEmpty()) {
            top.add(line);
        } else {
            open.peek().append(line);
        }
        open.push(line);
    }

    /** A banner reaches from its delimiter to the next one, over as many lines as it likes; {@code ^C} is one character. */
    private static String banner(String first, Iterator<String> following) {
        String[] words = first.split(" ", 3);
        if (words.length < 3 || words[2].isEmpty()) {
            return first;
        }
        String delimiter = words[2].startsWith("^C") ? "^C" : words[2].substring(0, 1);
        StringBuilder banner = new StringBuilder(first);
        boolean closed = words[2].indexOf(delimiter, delimiter.length()) >= 0;
        while (!closed && following.hasNext()) {
            String line = following.next();
            banner.append('\n').append(line);
            closed = line.contains(delimiter);
        }
        return banner.toString();
    }

    List<ConfigurationLine> top() {
        return top;
    }

    /** The time stamps found in front of the body. */
    List<String> stamps() {
        return stamps;
    }

    /** Where the NAT lines stood, −1 when there were none. */
    int natAt() {
        return natAt;
    }
}
