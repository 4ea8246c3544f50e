package io.github.vipnat.reconcile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a disk, an editor or a program that died may make of a file with JSON in it. */
record RecordDamage(Random random) {

    /** A value, roughly; what it hits beside one is damage too. */
    private static final Pattern VALUE = Pattern.compile("\"[^\"\n]*\"|-?[0-9]+|true|false|null");

    private static final byte[] ANNOYING = "\"{}[]:,\\\u0000\u00ff\n 019ZT-e.\u001b".getBytes(ISO_8859_1);

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400000000",
            "99999999999999999999999999",
            "\"\"",
            "\"DONE\"",
            "\"ended\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"../../x\"",
            "\"\\ud800\"",
            "\"\\u001b[2J\\u0000\\n\"",
            "[]",
            "{}",
            "[null]",
            "[[\"a\"]]",
            "{\"event\":{\"event\":\"ended\"}}",
            "\"" + "x".repeat(70_000) + "\"");

    byte[] of(byte[] sound) {
        byte[] bytes = sound;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 2 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(600));
            case 3 -> spliced(bytes, random.nextInt(bytes.length + 1), random.nextInt(40), "");
            case 4 -> spliced(bytes, random.nextInt(bytes.length + 1), 0, annoying());
            case 5 -> spliced(bytes, random.nextInt(bytes.length + 1), 0, "[{\"a\":".repeat(random.nextInt(5_000)));
            case 6 -> lines(bytes);
            default -> replaced(bytes);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private String annoying() {
        byte[] some = new byte[1 + random.nextInt(4)];
        for (int i = 0; i < some.length; i++) {
            some[i] = ANNOYING[random.nextInt(ANNOYING.length)];
        }
        return new String(some, ISO_8859_1);
    }

    /** A value becomes another, which gives a member twice where it is a name. */
    private byte[] replaced(byte[] bytes) {
        List<MatchResult> values =
                VALUE.matcher(new String(bytes, ISO_8859_1)).results().toList();
        if (values.isEmpty()) {
            return bytes;
        }
        MatchResult one = values.get(random.nextInt(values.size()));
        String by = random.nextInt(4) == 0
                ? values.get(random.nextInt(values.size())).group()
                : VALUES.get(random.nextInt(VALUES.size()));
        return spliced(bytes, one.start(), one.end() - one.start(), by);
    }

    /** A line goes, or comes twice, or elsewhere. */
    private byte[] lines(byte[] bytes) {
        List<String> lines = new ArrayList<>(List.of(new String(bytes, ISO_8859_1).split("(?<=\n)")));
        String one = lines.get(random.nextInt(lines.size()));
        if (random.nextBoolean()) {
            lines.remove(one);
        }
        if (random.nextBoolean()) {
            lines.add(random.nextInt(lines.size() + 1), one);
        }
        return String.join("", lines).getBytes(ISO_8859_1);
    }

    private static byte[] spliced(byte[] bytes, int at, int without, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(text.getBytes(ISO_8859_1));
        int from = Math.min(bytes.length, at + without);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
