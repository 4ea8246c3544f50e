package io.github.vipnat.database.report;

import io.github.vipnat.database.account.Account;
import io.github.vipnat.database.inspect.AccessVerdict;
import io.github.vipnat.database.inspect.Inspection;
import io.github.vipnat.database.inspect.LoginTrial;
import io.github.vipnat.database.inspect.ServerView;
import io.github.vipnat.database.session.ConnectFailure;
import io.github.vipnat.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Servers and trials for a script. */
final class InspectionJson {

    private InspectionJson() {}

    static Map<String, Object> server(Inspection inspection) {
        return Json.object(
                Map.entry("name", inspection.server().name()),
                Map.entry("address", inspection.server().address().toString()),
                Map.entry("port", inspection.server().port()),
                Map.entry("reach", word(inspection.reachability().state())),
                Map.entry("version", inspection.view().map(ServerView::version)),
                Map.entry("bindAddress", inspection.view().map(ServerView::bindAddress)),
                Map.entry(
                        "clients",
                        inspection.verdicts().stream()
                                .map(InspectionJson::client)
                                .toList()));
    }

    private static Map<String, Object> client(AccessVerdict verdict) {
        return Json.object(
                Map.entry("who", verdict.source().who()),
                Map.entry("address", verdict.source().address().toString()),
                Map.entry("when", verdict.source().when()),
                Map.entry("certain", verdict.source().isCertain()),
                Map.entry("account", verdict.account().map(Account::toString)),
                Map.entry(
                        "accounts",
                        verdict.fitting().stream().map(Account::toString).toList()),
                Map.entry("state", CheckText.state(verdict)),
                Map.entry("missing", new TreeSet<>(verdict.own().isPresent() ? verdict.missing() : java.util.Set.of())),
                Map.entry("beyond", new TreeSet<>(verdict.beyond())));
    }

    static Map<String, Object> trial(LoginTrial trial) {
        return Json.object(
                Map.entry("to", trial.to().toString()),
                Map.entry("good", trial.isGood()),
                Map.entry("seenAs", trial.seenAs()),
                Map.entry("account", trial.account()),
                Map.entry("tls", trial.isEncrypted()),
                Map.entry("reason", trial.failure().map(failure -> word(failure.reason()))),
                Map.entry("said", trial.failure().map(ConnectFailure::said)));
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
