package io.github.vipnat.lab.device;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The configurations kept on flash (ios-facts 3 "show archive", 5.1). */
public final class Archive {

    /** {@code Feb-15-15-56-38.517}; a day of one digit is filled up with another dash. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MMM-ppd-HH-mm-ss.SSS", Locale.US).withZone(ZoneOffset.UTC);

    /** What the {@code archive} block says; without a path there is no archive. */
    public record Settings(String path, int maximum, boolean writeMemory) {}

    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> archived = new ArrayList<>();
    private int next;

    /** The settings in force, empty when the archive is off. */
    public static Optional<Settings> settings(Configuration configuration) {
        return configuration
                .find("archive")
                .flatMap(block -> value(block, "path")
                        .map(path -> new Settings(
                                path,
                                value(block, "maximum").map(Integer::parseInt).orElse(10),
                                block.child("write-memory").isPresent())));
    }

    private static Optional<String> value(ConfigurationLine block, String word) {
        return block.children().stream()
                .map(ConfigurationLine::words)
                .filter(words -> words.startsWith(word + " "))
                .map(words -> words.substring(word.length() + 1).strip())
                .findFirst();
    }

    /** The name the next file will have. */
    public String nextName(Settings settings, String hostname, Instant now) {
        String stamp = STAMP.format(now).replace(' ', '-');
        String path = settings.path().replace("$h", hostname).replace("$t", stamp);
        return path + "-" + stamp + "-" + next;
    }

    /** Keeps a configuration; the oldest goes when there are too many. */
    public String save(Settings settings, String hostname, Instant now, String body) {
        String name = nextName(settings, hostname, now);
        next++;
        files.put(flash(name), body);
        archived.add(name);
        if (archived.size() > settings.maximum()) {
            files.remove(flash(archived.remove(0)));
        }
        return name;
    }

    /** The archived files, oldest first. */
    public List<String> names() {
        return List.copyOf(archived);
    }

    /** Every file on flash, archived or not. */
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    /** What a file holds. */
    public Optional<String> read(String name) {
        return Optional.ofNullable(files.get(flash(name)));
    }

    /** Puts a file on flash that is no part of the archive. */
    public void write(String name, String text) {
        files.put(flash(name), text);
    }

    /** Removes a file; says whether there was one. */
    public boolean delete(String name) {
        archived.remove(flash(name));
        return files.remove(flash(name)) != null;
    }

    /** {@code bootflash:/x} and {@code flash:x} are one file. */
    private static String flash(String name) {
        return name.replaceFirst("^bootflash:", "flash:").replaceFirst("^flash:/", "flash:");
    }
}
