package io.github.vipnat.topology.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A process as the kernel names it: {@code comm} holds 15 bytes (keepalived-facts 2). */
public record ProcessNameField() implements Value<String> {

    private static final int COMM = 15;

    @Override
    public Optional<String> read(Field field) {
        return NamedText.TEXT.withExample(example()).read(field).flatMap(name -> fitting(name, field));
    }

    private static Optional<String> fitting(String name, Field field) {
        int bytes = bytes(name);
        return bytes <= COMM ? writable(name, field) : refuse(name, bytes, field);
    }

    /** The kernel allows any byte; keepalived.conf has no way to write some, and vipnat writes none of those it might misread. */
    private static Optional<String> writable(String name, Field field) {
        return name.matches("[A-Za-z0-9_.:+@/-]+")
                ? Optional.of(name)
                : field.refuse(
                        "bad-process-name",
                        "process is " + Field.quoted(name) + ", not 1 to 15 letters, digits and _ . : + @ / -",
                        "keepalived.conf could not name it in one word",
                        "write the name that  ps -e -o comm=  shows, of a process that has such a one");
    }

    private static Optional<String> refuse(String name, int bytes, Field field) {
        return field.refuse(
                "process-name-too-long",
                "process is " + Field.quoted(name) + ", " + bytes + " bytes",
                "the kernel cuts a process name at 15 bytes, so keepalived would never see this one",
                "write process: " + cut(name));
    }

    private static String cut(String name) {
        String cut = name;
        while (bytes(cut) > COMM) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String example() {
        return "nginx";
    }
}
