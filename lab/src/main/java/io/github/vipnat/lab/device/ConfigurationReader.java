package io.github.vipnat.lab.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads a configuration as {@code show running-config} prints it, with or without the lines in front of its body. */
final class ConfigurationReader {

    /** The lines before the body (ios-facts 11.1, third row). */
    private static final List<String> HEADERS = List.of(
            "Building configuration",
            "Current configuration :",
            "Using ",
            "Uncompressed configuration from ",
            "! No configuration change since last restart");

    private static final List<String> STAMPS =
            List.of("! Last configuration change at", "! NVRAM config last updated at");

    private final List<ConfigurationLine> top = new ArrayList<>();
    private final Deque<ConfigurationLine> open = new ArrayDeque<>();
    private final List<String> stamps = new ArrayList<>();
    private final StringBuilder natLine = new StringBuilder();
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
                break;
            }
            if (inBody && !line.isEmpty()) {
                take(line, lines);
            }
        }
        finishNatLine();
    }

    /** The lines before the body: what the show commands print in front, and the time stamps (ios-facts 3). */
    private boolean isFront(String line) {
        if (STAMPS.stream().anyMatch(line::startsWith)) {
            stamps.add(line);
            return true;
        }
        return line.isEmpty() || line.equals("!") || HEADERS.stream().anyMatch(line::startsWith);
    }

    private void take(String line, Iterator<String> following) {
        if (natLine.length() > 0 && line.startsWith(" ")) {
            natLine.append('\n').append(line);
            return;
        }
        finishNatLine();
        if (line.startsWith("ip nat ") || line.startsWith("no ip nat ")) {
            natAt = natAt < 0 ? top.size() : natAt;
            open.clear();
            natLine.append(line);
        } else {
            nest(new ConfigurationLine(FreeText.openedBy(line, following).orElse(line)));
        }
    }

    /** A pool may hold its ranges on lines of their own (ios-facts 1.2). */
    private void finishNatLine() {
        if (natLine.length() > 0) {
            nat.accept(natLine.toString());
            natLine.setLength(0);
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
