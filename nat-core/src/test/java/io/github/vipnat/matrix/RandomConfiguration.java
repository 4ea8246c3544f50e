package io.github.vipnat.matrix;

import java.util.List;
import java.util.stream.Stream;

/** What stands around the rules in a running configuration, with everything that has ever been taken for a prompt. */
final class RandomConfiguration {

    private static final String TEXT = """
        version 15.5
        !
        hostname %s
        !
        vrf definition RED
         address-family ipv4
         exit-address-family
        !
        %sinterface GigabitEthernet0/0
         description %s
         ip address 10.51.10.254 255.255.0.0
         ip nat inside
        !
        interface GigabitEthernet0/1
         ip address 172.18.55.1 255.255.255.0
         ip nat outside
        !
        interface GigabitEthernet0/2
         ip address 192.168.4.1 255.255.255.0
         ip nat outside
        !
        %s
        ip route 0.0.0.0 0.0.0.0 172.18.55.254
        ip route 10.77.0.0 255.255.0.0 10.51.10.2
        !
        access-list 10 permit 10.51.0.0 0.0.255.255
        !
        %sline con 0
        line vty 0 4
        %s login local
        !
        end
        """;

    private RandomConfiguration() {}

    static String text(Dice dice, String name, List<String> otherNatLines, List<String> rules) {
        return TEXT.formatted(
                name,
                dice.percent(50) ? "archive\n path flash:archive\n!\n" : "",
                dice.oneOf("LAN", "uplink to " + name + "#", name + "(config)#", "<LS:LIR>"),
                String.join(
                        "\n",
                        Stream.concat(otherNatLines.stream(), rules.stream()).toList()),
                dice.percent(30) ? banner(dice, name) : "",
                (dice.percent(30) ? " logging synchronous\n" : "")
                        + (dice.percent(20) ? " exec-timeout " + dice.between(1, 10) + " 0\n" : ""));
    }

    private static String banner(Dice dice, String name) {
        return "banner motd ^C\n" + dice.oneOf(" # authorised users only #", name + "#", name + "(config)# ", "%Error")
                + "\n^C\n!\n";
    }
}
