package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.Verdict;
import java.util.Optional;

/** New SSH host keys. A session that is open stays; the next one meets the new key, which is trusted only after a look. */
final class HostKeyRecipe {

    private HostKeyRecipe() {}

    static Optional<RepairStep> step(RepairCase one) {
        if (!one.has(HostKeyCheck.CODE, Verdict.FAULT)) {
            return Optional.empty();
        }
        return Optional.of(RepairStep.overSsh(
                "SSH host keys of its own (keep this session open until the end)",
                "sudo cp -rp /etc/ssh /root/ssh.before",
                "sudo sh -c 'rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub && ssh-keygen -A'",
                "sudo sshd -t && sudo systemctl restart ssh",
                "for key in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $key; done   # the fingerprints to compare with",
                "# then, where vipnat runs:  vipnat trust " + one.name()));
    }
}
