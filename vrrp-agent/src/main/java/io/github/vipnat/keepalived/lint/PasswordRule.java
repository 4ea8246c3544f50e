package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Authentication;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Class 12 and what surrounds it: VRRP authentication is eight bytes in clear text, in version 2 only. */
final class PasswordRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        site.members().forEach(member -> check(member.instance(), findings));
    }

    private static void check(VrrpInstance instance, FindingCollector findings) {
        instance.block().blocks("authentication").forEach(block -> checkBlock(block, findings));
        Optional<String> type = Authentication.setting(instance.block(), "auth_type")
                .filter(word -> word.equals("PASS") || word.equals("AH"));
        if (type.isPresent()) {
            checkUse(instance, type.get(), findings);
        }
    }

    private static void checkBlock(Entry.Block block, FindingCollector findings) {
        for (ConfLine line : block.lines("auth_pass")) {
            if (line.word(1).getBytes(StandardCharsets.UTF_8).length > Authentication.SENT_BYTES) {
                findings.heard(
                        RISK,
                        "password-truncated",
                        line.at(1),
                        "the password is longer than 8 bytes",
                        "keepalived cuts it to 8 and says so at every start; the rest protects nothing",
                        "choose 8 letters and digits at most, the same on every node");
            }
        }
        for (ConfLine line : block.lines("auth_type")) {
            if (line.has(1) && !line.word(1).equals("PASS") && !line.word(1).equals("AH")) {
                findings.heard(
                        RISK,
                        "auth-type-unknown",
                        line.at(1),
                        "'" + line.word(1) + "' is no auth_type",
                        "keepalived ignores it, and the adverts go without authentication",
                        "auth_type PASS");
            }
        }
    }

    private static void checkUse(VrrpInstance instance, String type, FindingCollector findings) {
        ConfPosition at = instance.at("authentication");
        if (instance.isStrict()) {
            ignored(at, "strict mode", findings);
        } else if (instance.version() == 3) {
            ignored(at, "VRRP version 3", findings);
        } else if (Authentication.setting(instance.block(), "auth_pass").isEmpty()) {
            findings.heard(
                    RISK,
                    "password-missing",
                    at,
                    "auth_type " + type + " has no auth_pass",
                    "keepalived ignores the authentication; a peer that has one drops these adverts",
                    "add auth_pass, or delete authentication");
        } else {
            checkPassword(instance, type, findings);
        }
    }

    private static void ignored(ConfPosition at, String because, FindingCollector findings) {
        findings.heard(
                RISK,
                "authentication-ignored",
                at,
                because + " has no authentication",
                "keepalived ignores the block and says so at every start",
                "delete the authentication block");
    }

    private static void checkPassword(VrrpInstance instance, String type, FindingCollector findings) {
        if (type.equals("AH") && instance.wantsMaster() && !instance.isOwner()) {
            findings.heard(
                    RISK,
                    "ah-with-state-master",
                    instance.at("state"),
                    "state MASTER does not go with auth_type AH",
                    "keepalived starts as BACKUP and says so at every start",
                    "state BACKUP");
        }
    }
}
