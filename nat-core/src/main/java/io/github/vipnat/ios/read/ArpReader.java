package io.github.vipnat.ios.read;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.MeaningfulLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads {@code show ip arp}, and the lines of a configuration that fill that table. */
public final class ArpReader {

    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}");
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,9}");
    private static final int COLUMNS = 5;

    private ArpReader() {}

    /**
     * The address's MAC, {@code 00:15:5d:0a:0b:01}. A row with {@code Incomplete} in its place is a question without an answer
     * (ios-facts 3).
     */
    public static Optional<String> mac(String output, Ipv4 address) {
        return row(output, address)
                .map(columns -> columns.get(3))
                .map(hardware ->
                        hardware.replace(".", "").toLowerCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:"));
    }

    /** Minutes since the address was last heard; a row of the router's own has a dash there and no age (ios-facts 7). */
    public static OptionalInt age(String output, Ipv4 address) {
        return row(output, address)
                .map(columns -> columns.get(2))
                .filter(minutes -> MINUTES.matcher(minutes).matches())
                .map(minutes -> OptionalInt.of(Integer.parseInt(minutes)))
                .orElse(OptionalInt.empty());
    }

    private static Optional<List<String>> row(String output, Ipv4 address) {
        return output.lines()
                .map(line -> List.of(line.strip().split("\\s+", -1)))
                .filter(columns -> columns.size() >= COLUMNS && columns.get(1).equals(address.toString()))
                .filter(columns -> MAC.matcher(columns.get(3)).matches())
                .findFirst();
    }

    /** The line {@code arp A.B.C.D hhhh.hhhh.hhhh arpa} of the global table that is about the address. */
    public static Optional<String> fixed(List<MeaningfulLine> configuration, Ipv4 address) {
        return configuration.stream()
                .filter(MeaningfulLine::isTopLevel)
                .map(MeaningfulLine::text)
                .filter(line -> line.startsWith("arp " + address + " "))
                .findFirst();
    }
}
