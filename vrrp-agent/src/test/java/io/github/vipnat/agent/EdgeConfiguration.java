package io.github.vipnat.agent;

import java.util.List;

/** The simulated router in front of the site, its rules as cluster.yaml wishes. */
final class EdgeConfiguration {

    static final List<String> WISHED = List.of(
            "ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 80 extendable",
            "ip nat inside source static tcp 10.51.10.67 443 172.18.55.51 443 extendable",
            "ip nat inside source static tcp 10.51.10.67 80 192.168.4.51 80 extendable",
            "ip nat inside source static tcp 10.51.10.67 443 192.168.4.51 443 extendable");

    static final String TEXT = """
            hostname edge
            interface GigabitEthernet0/0
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            interface GigabitEthernet0/1
             ip address 172.18.55.1 255.255.255.0
             ip nat outside
            interface GigabitEthernet0/2
             ip address 192.168.4.1 255.255.255.0
             ip nat outside
            %s
            ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80 extendable
            line vty 0 4
             login local
            end
            """.formatted(String.join("\n", WISHED));

    private EdgeConfiguration() {}
}
