package io.github.vipnat.site;

import io.github.vipnat.election.scenario.ScenarioEvent;
import io.github.vipnat.election.scenario.ScenarioEvent.Happening;
import java.time.Duration;

/** The rows of the document's table 2.2 in which something happens to vm1, and which clients notice. */
enum Fault {
    NGINX_DIES("nginx dies", Happening.PROCESS_DOWN, "nginx", Happening.PROCESS_UP, "nginx is started again"),
    VSFTPD_DIES("vsftpd dies", Happening.PROCESS_DOWN, "vsftpd", Happening.PROCESS_UP, "vsftpd is started again"),
    NAMED_DIES("named dies", Happening.PROCESS_DOWN, "named", Happening.PROCESS_UP, "named is started again"),
    LINK_IS_CUT("vm1's link is cut", Happening.LINK_DOWN, "", Happening.LINK_UP, "the link is back"),
    HOST_DIES("vm1 loses its power", Happening.CRASH, "", Happening.START, "vm1 boots"),
    KEEPALIVED_STOPS("keepalived is stopped", Happening.STOP, "", Happening.START, "keepalived is started again");

    private final String words;
    private final Happening fault;
    private final String service;
    private final Happening cure;
    private final String cureWords;

    Fault(String words, Happening fault, String service, Happening cure, String cureWords) {
        this.words = words;
        this.fault = fault;
        this.service = service;
        this.cure = cure;
        this.cureWords = cureWords;
    }

    String words() {
        return words;
    }

    String cureWords() {
        return cureWords;
    }

    Site.Moment strike(Site site) {
        return site.happen(fault, "vm1", service);
    }

    Site.Moment heal(Site site) {
        return site.happen(cure, "vm1", service);
    }

    ScenarioEvent simulated() {
        return simulated(fault);
    }

    ScenarioEvent simulatedCure() {
        return simulated(cure);
    }

    private ScenarioEvent simulated(Happening what) {
        return new ScenarioEvent(
                Duration.ZERO, what, "vm1", service.isEmpty() ? "" : SiteNode.processName("vm1", service), 0);
    }

    /** How often to play it where there is some time: the three that differ most twice. */
    int roundsInFull() {
        return this == NGINX_DIES || this == LINK_IS_CUT || this == KEEPALIVED_STOPS ? 2 : 1;
    }

    /** Somebody who uses just what breaks. */
    Fetching client(Site site) {
        return fetching(site.wan1(), Site.GLOBAL1);
    }

    /** His twin, who does the same on the LAN, and asks the node to which nothing happens. */
    Twin twin(Site site) {
        return new Twin(fetching(site.colleague(), Site.ADDRESS2));
    }

    private Fetching fetching(Client client, String address) {
        return switch (this) {
            case VSFTPD_DIES -> client.fetchingFtp(address);
            case NAMED_DIES -> client.fetchingDns(address);
            default -> client.fetchingHttp(address);
        };
    }
}
