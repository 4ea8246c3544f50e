package io.github.vipnat.cli.node;

import io.github.vipnat.agent.state.Heard;
import io.github.vipnat.agent.state.Heard.Source;
import java.util.Optional;

/** Whether VRRP speaks to the agent, in a line for {@code agent status}. */
final class VrrpWords {

    private static final String TO_DO =
            "  to do: hold keepalived.conf against what  vipnat agent install --dry-run  prints, and against  vipnat keepalived"
                    + " lint ;\n  then  systemd-sysusers && systemd-tmpfiles --create && systemctl restart keepalived\n";

    private VrrpWords() {}

    static String of(Heard heard) {
        Optional<Source> vrrp = heard.latestOfVrrp();
        if (vrrp.isEmpty()) {
            return "! VRRP has never spoken to the agent, neither by the FIFO nor by the hook: all that it knows of the VIP it sees"
                    + " on the host, each second.\n" + TO_DO;
        }
        String last = vrrp.get().words() + " at " + heard.at(vrrp.get()).orElseThrow();
        if (heard.isVrrpSilent()) {
            return "! The VIP came or went after " + heard.at(Source.LOOK).orElseThrow()
                    + ", seen by the look at the host, and VRRP has said nothing since; it last spoke by " + last
                    + ".\n"
                    + TO_DO;
        }
        return "VRRP last spoke by " + last + ".\n";
    }
}
