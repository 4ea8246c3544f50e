package io.github.vipnat.database.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.account.AccountTable;
import io.github.vipnat.database.account.AccountTableTest;
import io.github.vipnat.database.account.HostPattern;
import io.github.vipnat.database.account.NativePassword;
import io.github.vipnat.database.account.SchemaGrant;
import io.github.vipnat.database.inspect.AccessVerdict;
import io.github.vipnat.database.inspect.ClientSource;
import io.github.vipnat.database.inspect.WantedAccess;
import io.github.vipnat.database.session.SqlStatement;
import io.github.vipnat.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantSqlTest {

    private static final Set<String> ALL = Set.of("SELECT", "INSERT", "CREATE");
    private static final ClientSource BACKUP =
            new ClientSource(Ipv4.of("10.51.10.12"), "vm2", "from its own address", true);

    private static WantedAccess wanted(String... privileges) {
        return new WantedAccess("app", "ma_base", Optional.of(new Secret("right")), Set.of(privileges));
    }

    private static List<String> sql(WantedAccess wanted, AccountTable table) {
        return new GrantSql(wanted)
                .of(AccessVerdict.of(BACKUP, wanted, table, ALL)).stream()
                        .map(SqlStatement::toString)
                        .toList();
    }

    private static SchemaGrant grant(String host, String schema, String... privileges) {
        return new SchemaGrant("app", new HostPattern(host), schema, Set.of(privileges));
    }

    @Test
    void should_write_section_6_1_for_a_backup_nobody_knows() {
        assertThat(sql(wanted(), AccountTableTest.accounts("app@10.51.10.11")))
                .containsExactly(
                        "CREATE USER IF NOT EXISTS 'app'@'10.51.10.12' IDENTIFIED BY '***';",
                        "GRANT ALL PRIVILEGES ON `ma\\_base`.* TO 'app'@'10.51.10.12';");
    }

    @Test
    void should_grant_no_more_than_asked_for() {
        assertThat(sql(wanted("SELECT", "INSERT"), AccountTableTest.accounts()).get(1))
                .isEqualTo("GRANT INSERT, SELECT ON `ma\\_base`.* TO 'app'@'10.51.10.12';");
    }

    @Test
    void should_write_nothing_where_nothing_is_missing() {
        AccountTable table =
                AccountTableTest.table(List.of(grant("%", "ma_base", "SELECT", "INSERT", "CREATE")), "app@10.51.10.12");
        assertThat(sql(wanted(), table)).isEmpty();
        assertThat(sql(wanted("SELECT"), table)).isEmpty();
    }

    @Test
    void should_extend_the_row_that_counts_with_what_is_missing() {
        AccountTable table = AccountTableTest.table(List.of(grant("%", "ma_base", "SELECT")), "app@%");
        assertThat(sql(wanted("SELECT", "INSERT"), table)).containsExactly("GRANT INSERT ON `ma_base`.* TO 'app'@'%';");
    }

    @Test
    void should_not_take_away_by_a_new_row_what_the_old_one_allowed() {
        AccountTable table = AccountTableTest.table(List.of(grant("%", "ma_base", "SELECT")), "app@10.51.10.12");
        assertThat(sql(wanted("INSERT"), table))
                .containsExactly("GRANT INSERT, SELECT ON `ma\\_base`.* TO 'app'@'10.51.10.12';");
    }

    @Test
    void should_give_a_shadowed_user_an_account_of_its_own() {
        assertThat(sql(wanted(), AccountTableTest.accounts("app@%", "@10.51.10.12"))
                        .get(0))
                .contains("CREATE USER", "'app'@'10.51.10.12'");
    }

    @Test
    void should_not_undo_what_somebody_did_to_an_account() {
        WantedAccess other = new WantedAccess("app", "ma_base", Optional.of(new Secret("wrong")), Set.of());
        assertThat(AccessVerdict.of(BACKUP, other, AccountTableTest.accounts("app@%"), ALL)
                        .obstacle())
                .contains(AccessVerdict.Obstacle.OTHER_PASSWORD);
        assertThat(sql(other, AccountTableTest.accounts("app@%"))).isEmpty();
    }

    @Test
    void should_send_the_hash_and_show_neither_it_nor_the_password() {
        SqlStatement create = new GrantSql(wanted()).whole(BACKUP).get(0);
        // The hash is what MariaDB 10.11's PASSWORD('right') says.
        assertThat(create.sql().orElseThrow())
                .endsWith("IDENTIFIED BY PASSWORD '"
                        + NativePassword.of(new Secret("right")).hash() + "';")
                .doesNotContain("right");
        assertThat(create.toString()).endsWith("IDENTIFIED BY '***';");
        assertThat(NativePassword.of(new Secret("adm")).hash()).isEqualTo("*3DCFB64FE0CB05D63B9AF64492B5CD6269D82EE8");
        assertThat(NativePassword.of(new Secret("adm"))).hasToString("***");
    }

    @Test
    void should_have_nothing_to_send_without_a_password() {
        WantedAccess without = new WantedAccess("app", "ma_base", Optional.empty(), Set.of());
        assertThat(new GrantSql(without).whole(BACKUP).get(0).sql()).isEmpty();
    }

    @Test
    void should_quote_names_that_try_to_end_the_statement() {
        WantedAccess evil = new WantedAccess("a'b\\", "ma`_base%", Optional.of(new Secret("right")), Set.of());
        assertThat(new GrantSql(evil).whole(BACKUP).get(1).toString())
                .isEqualTo("GRANT ALL PRIVILEGES ON `ma``\\_base\\%`.* TO 'a''b\\\\'@'10.51.10.12';");
    }

    @Test
    void should_take_back_what_was_not_asked_for() {
        assertThat(new GrantSql(wanted("SELECT"))
                        .revoke(grant("%", "ma_base", "SELECT", "DROP"), Set.of("DROP"))
                        .toString())
                .isEqualTo("REVOKE DROP ON `ma_base`.* FROM 'app'@'%';");
    }
}
