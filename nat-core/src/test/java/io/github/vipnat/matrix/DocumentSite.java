package io.github.vipnat.matrix;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirks;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The document's router: five port statics give way to two full ones, and another cluster's rule stays. */
final class DocumentSite {

    private static final String RUNNING = """
            version 15.5
            service timestamps log datetime msec
            !
            hostname edge
            !
            interface GigabitEthernet0/0
             description LAN
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
            ip host web-vip 10.51.10.67
            ip forward-protocol nd
            !
            ip nat inside source list 10 interface GigabitEthernet0/1 overload
            ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable
            ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable
            ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable
            ip nat inside source static tcp 10.51.10.11 80 192.168.4.51 80 extendable
            ip nat inside source static tcp 10.51.10.11 443 192.168.4.51 443 extendable
            ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80 extendable
            ip route 0.0.0.0 0.0.0.0 172.18.55.254
            !
            access-list 10 permit 10.51.0.0 0.0.255.255
            !
            %sline con 0
            line vty 0 4
             login local
            !
            end
            """;

    private static final String CLUSTER = """
            cluster: web
            vip: 10.51.10.67/16
            nodes:
              - { name: vm1, address: 10.51.10.11 }
              - { name: vm2, address: 10.51.10.12 }
            routers:
              - name: edge
                address: 127.0.0.1
                port: %d
                transport: TRANSPORT
                username: netops
                password: env:IOS_PASSWORD
                enable: env:IOS_ENABLE
                publish:
                  - { global: 172.18.55.51, as: full, exposure: accepted }
                  - { global: 192.168.4.51, as: full, exposure: accepted }
            """;

    static final Set<String> WANTED = Set.of(
            "ip nat inside source static 10.51.10.67 172.18.55.51",
            "ip nat inside source static 10.51.10.67 192.168.4.51",
            "ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80");

    private DocumentSite() {}

    /** @param archive whether the router has what a revert timer needs */
    static World of(Personality personality, boolean archive, String transport) {
        return new World(
                RUNNING.formatted(archive ? "archive\n path flash:archive\n!\n" : ""),
                Optional.empty(),
                CLUSTER.replace("TRANSPORT", transport),
                personality,
                Quirks.defaults(),
                true,
                List.of(),
                0,
                WANTED);
    }

    static World of(Personality personality, boolean archive) {
        return of(personality, archive, "sshj");
    }
}
