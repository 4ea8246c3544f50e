package io.github.vipnat.ios.read;

import io.github.vipnat.address.Ipv4;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code show ip arp}. */
public final class ArpReader {

    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}");
    private static final int COLUMNS = 5;

    private ArpReader() {}

    /**
     * The address's MAC, {@code 00:15:5d:0a:0b:01}. A row with {@code Incomplete} in its place is a question without an answer
     * (ios-facts 3).
     */
    public static Optional<String> mac(String output, Ipv4 address) {
        return output.lines()
                .map(line -> List.of(line.strip().split("\\s+", -1)))
                .filter(columns -> columns.size() >= COLUMNS && columns.get(1).equals(address.toString()))
                .map(columns -> columns.get(3))
                .filter(hardware -> MAC.matcher(hardware).matches())
                .findFirst()
                .map(hardware ->
                        hardware.replace(".", "").toLowerCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:"));
    }
}
