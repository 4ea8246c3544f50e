package io.github.vipnat.lab.shell.config;

import io.github.vipnat.lab.parser.Keywords;

/** The words IOS knows: those this router carries out, and their neighbours, on which abbreviations become ambiguous. */
public final class Vocabulary {

    public static final Keywords DO = Keywords.of("do");

    public static final Keywords USER_EXEC = Keywords.of(
            "connect disable disconnect enable exit help lock login logout name-connection ping rlogin show ssh"
                    + " systat telnet terminal traceroute where");

    public static final Keywords PRIVILEGED_EXEC = USER_EXEC.and(Keywords.of(
            "access-enable access-template archive bfe calendar cd clear clock configure copy crypto debug delete"
                    + " dir erase event format more no ntp pwd reload rename resume rsh send setup tclsh test"
                    + " undebug undelete verify write"));

    public static final Keywords USER_SHOW = Keywords.of(
            "aliases arp class-map clock flash: history hosts ip location modemcap policy-map ppp privilege queue radius"
                    + " sessions ssh tcp terminal users version");

    public static final Keywords PRIVILEGED_SHOW = USER_SHOW.and(
            Keywords.of("access-lists archive boot configuration controllers crypto file interfaces inventory ipv6 key"
                    + " line logging mac-address-table memory ntp platform processes protocols redundancy reload"
                    + " route-map running-config snmp stacks startup-config tech-support track vrf"));

    /** On IOS-XE "show nat" is ambiguous (ios-facts 2). */
    public static final Keywords XE_SHOW = Keywords.of("nat64 nat66");

    public static final Keywords SHOW_IP = Keywords.of(
            "access-lists admission aliases arp as-path-access-list bgp cache cef dhcp eigrp http igmp interface"
                    + " local mroute nat nhrp ospf policy prefix-list protocols rip route sla sockets ssh traffic vrf");

    static final Keywords GLOBAL =
            Keywords.of("aaa access-list alias archive arp banner boot call-home card cdp class-map"
                    + " clock config-register control-plane crypto default diagnostic dialer-list dot11 enable end event exception"
                    + " exit file help hostname interface ip ipv6 isdn key kron license line lldp logging login mac memory"
                    + " memory-size mls monitor multilink netconf netconf-yang no ntp object-group parameter-map platform"
                    + " policy-map privilege process prompt radius radius-server redundancy rmon route-map router scheduler"
                    + " security service snmp-server spanning-tree standby subscriber tacacs tacacs-server template"
                    + " tftp-server track transport upgrade username virtual-service vlan voice vpdn vrf vtp webvpn zone"
                    + " zone-pair");

    static final Keywords GLOBAL_IP = Keywords.of("access-list admission alias arp as-path bgp-community bootp cef"
            + " community-list default-gateway default-network dhcp dns domain domain-list domain-lookup domain-name"
            + " extcommunity-list finger flow-cache flow-export flow-top-talkers forward-protocol ftp gratuitous-arps host"
            + " host-routing hp-host http icmp igmp inspect ips local mobile multicast multicast-routing name-server"
            + " nat nhrp options pim port-map prefix-list radius rcmd route routing rsvp scp security sla slb source-route"
            + " ssh subnet-zero tacacs tcp telnet tftp traffic-export urlfilter verify virtual-reassembly vrf wccp");

    static final Keywords INTERFACE =
            Keywords.of("arp bandwidth bfd bridge-group carrier-delay cdp channel-group crypto"
                    + " delay description dot1q duplex encapsulation fair-queue flowcontrol half-duplex hold-queue ip ipv6 keepalive"
                    + " lldp load-interval logging loopback mac-address macro media-type mop mpls mtu negotiation ntp"
                    + " peer ppp service-policy shutdown snmp speed standby storm-control switchport trunk-group tunnel vrf"
                    + " vrrp zone-member");

    static final Keywords INTERFACE_IP = Keywords.of("access-group address authentication bandwidth-percent dhcp"
            + " directed-broadcast flow hello-interval helper-address igmp information-reply inspect ips load-sharing"
            + " mask-reply mroute-cache mtu nat nbar nhrp ospf pim policy proxy-arp redirects rip route-cache rsvp"
            + " split-horizon summary-address tcp unnumbered unreachables urd verify virtual-reassembly vrf wccp");

    static final Keywords ARCHIVE = Keywords.of("default log maximum path rollback time-period write-memory");

    static final Keywords ACCESS_LIST =
            Keywords.of("default deny dynamic evaluate permit remark").and(Keywords.of("0 1 2 3 4 5 6 7 8 9"));

    /** Global words that end a block of free lines when they are typed in it, in full. */
    static final Keywords GLOBAL_ONLY =
            Keywords.of("access-list archive banner class-map control-plane crypto do enable"
                    + " hostname interface ip ipv6 line ntp object-group policy-map route-map router snmp-server track username"
                    + " vrf zone zone-pair");

    /** Those of them that are no beginning of anything typed in a block, and so may be abbreviated. */
    static final Keywords GLOBAL_ONLY_SHORT = Keywords.of("hostname interface username");

    private Vocabulary() {}
}
