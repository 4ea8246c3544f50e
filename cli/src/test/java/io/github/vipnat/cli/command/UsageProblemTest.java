package io.github.vipnat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.Typed;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage: 64, nothing on standard output, one message that says what and what to type. */
class UsageProblemTest {

    @ParameterizedTest
    @CsvSource({
        "--nope,                     vipnat,          there is no option --nope",
        "plan --nope,                vipnat plan,     there is no option --nope",
        "plan -z,                    vipnat plan,     there is no option -z",
        "frobnicate,                 vipnat,          there is no command frobnicate",
        "help frobnicate,            vipnat,          there is no command frobnicate",
        "plan frobnicate,            vipnat plan,     one argument too many: frobnicate",
        "apply one.json two.json,    vipnat apply,    one argument too many: two.json",
        "rollback,                   vipnat rollback, RUN is missing",
        "trust,                      vipnat trust,    ROUTER is missing",
        "plan -o,                    vipnat plan,     --out needs FILE",
        "plan -f,                    vipnat plan,     --file needs FILE",
        "plan -r,                    vipnat plan,     --router needs ROUTER",
        "-f,                         vipnat,          --file needs FILE",
        "plan -o one -o two,         vipnat plan,     --out is given twice",
        "--color red plan,           vipnat,          '--color takes auto, always or never, not red'",
        "apply --in-use maybe,       vipnat apply,    '--in-use takes keep or drop, not maybe'",
        "apply --guard-minutes ten,  vipnat apply,    '--guard-minutes takes N, not ten'",
        "completion,                 vipnat completion, bash or zsh is missing",
        "completion fish,            vipnat completion, 'vipnat completion takes bash or zsh, not fish'",
        "lab --port http,            vipnat lab,      '--port takes PORT, not http'",
    })
    void should_say_what_is_wrong_and_where_to_look(String typed, String where, String what) {
        Typed misuse = Typed.vipnat(typed.split(" ")).endsWith(ExitCode.USAGE);
        assertThat(misuse.out()).isEmpty();
        assertThat(misuse.err())
                .isEqualTo("FATAL wrong-usage  %s%n  what  %s%n  why   nothing was done%n  fix   see:  %s --help%n"
                        .formatted(where, what, where));
    }

    @ParameterizedTest
    @CsvSource({
        "plann,          vipnat plan",
        "verfy,          vipnat verify",
        "plan --runing-config x, --running-config",
        "apply --yess,   --yes",
    })
    void should_guess_what_was_meant(String typed, String meant) {
        assertThat(Typed.vipnat(typed.split(" ")).endsWith(ExitCode.USAGE).err())
                .contains("fix   did you mean " + meant + "? see:  vipnat");
    }

    @Test
    void should_be_the_one_document_wherever_json_stands() {
        for (String typed : new String[] {"--json plan --nope", "plan --nope --json", "frobnicate --json"}) {
            Typed misuse = Typed.vipnat(typed.split(" ")).endsWith(ExitCode.USAGE);
            JsonObject problem =
                    Json.read("out", misuse.out()).objects("problems").get(0);
            assertThat(problem.string("code")).isEqualTo("wrong-usage");
            assertThat(misuse.err()).isEmpty();
        }
    }
}
