package io.github.vipnat.database.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.account.AccountTableTest;
import io.github.vipnat.database.inspect.AccessVerdict;
import io.github.vipnat.database.inspect.ClientSource;
import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.Reachability;
import io.github.vipnat.database.inspect.Server;
import io.github.vipnat.database.inspect.WantedAccess;
import io.github.vipnat.json.Json;
import io.github.vipnat.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which accounts match a node's address: the one it gets, and those behind it that nobody would think of. */
class CheckTextTest {

    private static final WantedAccess WISH =
            new WantedAccess("app", "ma_base", Optional.of(new Secret("right")), Set.of("SELECT"));

    private static CheckReport report(String... accounts) {
        ClientSource backup = new ClientSource(Ipv4.of("10.51.10.12"), "vm2", "from its own address", true);
        AccessVerdict verdict = AccessVerdict.of(backup, WISH, AccountTableTest.accounts(accounts), Set.of("SELECT"));
        Inspection inspection = new Inspection(
                new Server("vm1", Ipv4.of("10.51.10.11"), 3306),
                new Reachability(Reachability.State.REACHED, List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of(backup),
                List.of(verdict));
        return new CheckReport(List.of(inspection), List.of(), List.of());
    }

    @Test
    void should_list_every_account_that_matches_the_one_it_gets_first() {
        CheckReport report = report("app@%", "@10.51.%", "app@10.51.10.11", "app@10.51.8.0/255.255.252.0");
        assertThat(report.toText()).contains("""
                |  vm2     10.51.10.12     gets app@10.51.8.0/255.255.252.0  privileges-missing
                |                          then @10.51.%
                |                          then app@%
                """.replace("|", ""));
        assertThat(report.toText().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Json.read("check", report.toJson())
                        .objects("servers")
                        .get(0)
                        .objects("clients")
                        .get(0)
                        .strings("accounts"))
                .containsExactly("app@10.51.8.0/255.255.252.0", "@10.51.%", "app@%");
    }

    @Test
    void should_keep_to_80_columns_when_an_account_is_long() {
        String text = report("app@" + "%".repeat(40)).toText();
        assertThat(text).contains("%\n" + " ".repeat(31) + "privileges-missing\n");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void should_list_nothing_where_nothing_matches() {
        assertThat(report().toText()).contains("gets no account").doesNotContain("then ");
    }
}
