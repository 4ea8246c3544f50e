package io.github.vipnat.database.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which account a client gets, by MariaDB's order; {@code RealOrderTest} asks a real server the same. */
public class AccountTableTest {

    private static final Ipv4 BACKUP = Ipv4.of("10.51.10.12");

    private static Account account(String text) {
        int at = text.indexOf('@');
        return new Account(
                text.substring(0, at),
                new HostPattern(text.substring(at + 1)),
                Account.Login.with(NativePassword.of(new Secret("right"))),
                Set.of(),
                Optional.empty());
    }

    public static AccountTable accounts(String... accounts) {
        return table(List.of(), accounts);
    }

    public static AccountTable table(List<SchemaGrant> grants, String... accounts) {
        return new AccountTable(
                Stream.of(accounts).map(AccountTableTest::account).toList(), grants, Map.of());
    }

    private static String chosen(String... accounts) {
        return accounts(accounts).chosen("app", BACKUP).map(Account::toString).orElse("nobody");
    }

    @Test
    void should_let_nobody_in_whom_no_account_fits() {
        assertThat(chosen("app@10.51.10.11", "app@localhost", "other@%")).isEqualTo("nobody");
    }

    @Test
    void should_try_an_exact_address_before_wildcards_and_percent_last() {
        assertThat(chosen("app@%", "app@10.51.%", "app@10.51.10.1_", "app@10.51.10.12"))
                .isEqualTo("app@10.51.10.12");
        assertThat(chosen("app@%", "app@10.51.%", "app@10.51.10.1_")).isEqualTo("app@10.51.10.1_");
        assertThat(chosen("app@%", "app@10.51.%")).isEqualTo("app@10.51.%");
    }

    @ParameterizedTest
    @CsvSource({
        "10.51.0.0/255.255.0.0, true",
        "10.51.10.12/255.255.255.255, true",
        "10.51.10.0/255.255.255.248, false",
        "10.51.10.0/255.255.0.0, false",
        "0.0.0.0/0.0.0.0, false",
        "10.51.10.0/24, false",
        "10.51.10.%, true",
        "%.12, true",
        "10.51.10.1\\2, true",
        "10.51.10.1\\_, false",
        "vm2.lan, false",
    })
    void should_read_masks_and_wildcards_as_the_server_does(String host, boolean fits) {
        assertThat(new HostPattern(host).matches(BACKUP)).isEqualTo(fits);
    }

    @Test
    void should_count_a_network_with_a_mask_as_exact_and_then_go_by_the_text_backwards() {
        assertThat(chosen("app@10.51.0.0/255.255.0.0", "app@10.51.10.12")).isEqualTo("app@10.51.10.12");
        assertThat(chosen("app@10.51.8.0/255.255.252.0", "app@10.51.10.12")).isEqualTo("app@10.51.8.0/255.255.252.0");
    }

    @Test
    void should_be_shadowed_by_an_anonymous_account_that_is_more_specific() {
        assertThat(chosen("app@%", "@10.51.10.12")).isEqualTo("@10.51.10.12");
        assertThat(chosen("app@10.51.10.12", "@10.51.10.12")).isEqualTo("app@10.51.10.12");
        assertThat(chosen("app@10.51.10.1_", "@10.51.%")).isEqualTo("app@10.51.10.1_");
        assertThat(chosen("@%")).isEqualTo("@%");
    }

    @Test
    void should_list_every_account_that_fits_in_the_order_they_are_tried() {
        assertThat(accounts("app@%", "@%", "app@10.51.10.11", "@10.51.10.12", "app@10.51.%", "app@10.51.10.12")
                        .fitting("app", BACKUP))
                .extracting(Account::toString)
                .containsExactly("app@10.51.10.12", "@10.51.10.12", "app@10.51.%", "app@%", "@%");
    }

    @Test
    void should_apply_one_grant_by_the_clients_address_and_not_by_the_account() {
        AccountTable table = table(
                List.of(
                        new SchemaGrant("app", new HostPattern("%"), "ma_base", Set.of("SELECT", "INSERT")),
                        new SchemaGrant("app", new HostPattern("10.51.%"), "ma_base", Set.of("DELETE")),
                        new SchemaGrant("app", new HostPattern("10.99.%"), "ma_base", Set.of("DROP"))),
                "app@10.51.10.12");
        Account own = table.chosen("app", BACKUP).orElseThrow();
        assertThat(table.privileges(own, BACKUP, "ma_base")).containsExactly("DELETE");
        assertThat(table.privileges(own, BACKUP, "maxbase")).containsExactly("DELETE");
        assertThat(table.privileges(own, BACKUP, "mabase")).isEmpty();
    }

    @Test
    void should_add_what_the_default_role_and_public_give() {
        Account own = new Account(
                "app", new HostPattern("%"), account("app@%").login(), Set.of("FILE"), Optional.of("writer"));
        AccountTable table = new AccountTable(
                List.of(own),
                List.of(),
                Map.of("writer", Set.of("INSERT"), "PUBLIC", Set.of("SELECT"), "reader", Set.of("DROP")));
        assertThat(table.privileges(own, BACKUP, "ma_base")).containsExactlyInAnyOrder("FILE", "INSERT", "SELECT");
    }

    @Test
    void should_name_accounts_that_go_by_a_host_name() {
        assertThat(accounts("app@vm2.lan", "app@localhost", "app@%", "@%.lan", "other@vm1.lan")
                        .byName("app"))
                .extracting(Account::toString)
                .containsExactly("app@vm2.lan", "@%.lan");
    }
}
