package io.github.vipnat.lab.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A line of the configuration with the lines below it, as printed, blanks in front included. */
public final class ConfigurationLine {

    private final String text;
    private final List<ConfigurationLine> children = new ArrayList<>();
    private boolean separated;

    ConfigurationLine(String text) {
        this.text = text;
    }

    /** The line without the blanks it is indented by. */
    public String words() {
        return text.strip();
    }

    /** The line as printed; a banner holds line feeds. */
    public String text() {
        return text;
    }

    public List<ConfigurationLine> children() {
        return Collections.unmodifiableList(children);
    }

    void append(ConfigurationLine child) {
        children.add(child);
    }

    int indentation() {
        int blanks = 0;
        while (blanks < text.length() && text.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }

    /** Printed with a comment line in front, as the router does for a block that was added later. */
    void separate() {
        separated = true;
    }

    /** The child with exactly these words. */
    public Optional<ConfigurationLine> child(String words) {
        return children.stream().filter(child -> child.words().equals(words)).findFirst();
    }

    /** A new last child, one blank further in; nothing happens when it is there already. */
    ConfigurationLine add(String words) {
        return child(words).orElseGet(() -> {
            ConfigurationLine line = new ConfigurationLine(" ".repeat(indentation() + 1) + words);
            children.add(place(words), line);
            return line;
        });
    }

    /** An interface prints its lines in an order of its own, other blocks as they were typed. */
    private int place(String line) {
        if (text.startsWith("interface ")) {
            int rank = InterfaceLines.rank(line);
            for (int i = 0; i < children.size(); i++) {
                if (InterfaceLines.rank(children.get(i).words()) > rank) {
                    return i;
                }
            }
        }
        return children.size();
    }

    /** Puts a line in the place of the first child that begins with the prefix, or last, and drops the others that do. */
    void replace(String prefix, String words) {
        ConfigurationLine line = new ConfigurationLine(" ".repeat(indentation() + 1) + words);
        int at = -1;
        for (int i = children.size() - 1; i >= 0; i--) {
            if (startsWith(children.get(i).words(), prefix)
                    || children.get(i).words().equals("no " + prefix)) {
                children.remove(i);
                at = i;
            }
        }
        children.add(at < 0 ? place(words) : at, line);
    }

    /** Drops the child with these words, or else every child that begins with them; says whether there was one. */
    boolean remove(String words) {
        Optional<ConfigurationLine> equal = child(words);
        if (equal.isPresent()) {
            children.remove(equal.get());
            return true;
        }
        return children.removeIf(child -> startsWith(child.words(), words));
    }

    static boolean startsWith(String line, String words) {
        return line.startsWith(words) && (line.length() == words.length() || line.charAt(words.length()) == ' ');
    }

    void print(StringBuilder out) {
        if (separated) {
            out.append("!\n");
        }
        out.append(text).append('\n');
        for (ConfigurationLine child : children) {
            child.print(out);
        }
    }
}
