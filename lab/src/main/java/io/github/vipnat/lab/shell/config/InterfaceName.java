package io.github.vipnat.lab.shell.config;

import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import java.util.List;
import java.util.Locale;

/** Interface names as typed, {@code gig 0/0} or {@code Gi0/0}, and as the router prints them. */
public final class InterfaceName {

    private static final List<String> PHYSICAL = List.of(
            "Ethernet",
            "FastEthernet",
            "GigabitEthernet",
            "TenGigabitEthernet",
            "TwentyFiveGigE",
            "FortyGigabitEthernet",
            "HundredGigE",
            "Serial",
            "ATM",
            "Cellular",
            "Async");
    private static final List<String> VIRTUAL = List.of(
            "BDI", "BVI", "Dialer", "Loopback", "Null", "Port-channel", "Tunnel", "Virtual-Template", "Vlan", "nve");

    private static final Keywords TYPES = Keywords.of(String.join(" ", PHYSICAL).toLowerCase(Locale.ROOT) + " "
            + String.join(" ", VIRTUAL).toLowerCase(Locale.ROOT));

    private InterfaceName() {}

    /** Reads one or two words as an interface name and gives it in the router's own spelling. */
    public static String read(Words words) {
        String typed = words.peek();
        int letters = 0;
        while (letters < typed.length() && !Character.isDigit(typed.charAt(letters))) {
            letters++;
        }
        String type = spelling(words.keywordPrefix(TYPES, letters));
        String number = letters < typed.length() ? typed.substring(letters) : words.word("<0-9>  Interface number");
        if (!number.matches("\\d+(/\\d+)*(\\.\\d+)?(:\\d+)?")) {
            throw words.invalidBefore();
        }
        return type + number;
    }

    static boolean isPhysical(String name) {
        return PHYSICAL.stream().anyMatch(type -> name.matches(type + "[\\d/:]+"));
    }

    private static String spelling(String lowerCase) {
        for (List<String> types : List.of(PHYSICAL, VIRTUAL)) {
            for (String type : types) {
                if (type.equalsIgnoreCase(lowerCase)) {
                    return type;
                }
            }
        }
        return lowerCase;
    }
}
