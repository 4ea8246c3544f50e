package io.github.vipnat.agent.visits;

import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.policy.Findings;
import io.github.vipnat.agent.policy.Topic;
import io.github.vipnat.agent.visits.RouterReport.News;
import io.github.vipnat.agent.visits.VisitRequest.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What stands about one router from look to look: each finding since when, what was tried, and when it is its turn again. That
 * one is tried again soon hurries no other. For one thread.
 */
final class FindingLedger {

    /** What is due within this is seen to in the same turn. */
    private static final Duration NEARLY = Duration.ofMillis(250);

    private final String router;
    private final RandomGenerator random;
    private final LongSupplier nanoTime;
    private final Map<Topic, Standing> standing = new EnumMap<>(Topic.class);
    private final Set<Topic> waiting = EnumSet.noneOf(Topic.class);
    private final Set<Topic> told = EnumSet.noneOf(Topic.class);
    private final Set<Topic> newDeeds = EnumSet.noneOf(Topic.class);

    FindingLedger(String router, RandomGenerator random, LongSupplier nanoTime) {
        this.router = router;
        this.random = random;
        this.nanoTime = nanoTime;
    }

    /** A turn begins: what stands waits for its time, unless something has changed. */
    void begin(Reason reason) {
        long now = nanoTime.getAsLong();
        if (reason == Reason.CHANGED) {
            standing.values().forEach(one -> one.hurry(now));
        }
        newDeeds.clear();
        waiting.clear();
        standing.forEach((topic, one) -> {
            if (one.due() - now > NEARLY.toNanos()) {
                waiting.add(topic);
            }
        });
    }

    /** Whether something may be tried about it in this turn: always where it is new. */
    boolean isDue(Topic topic) {
        return !waiting.contains(topic);
    }

    /** Something is about to be done about it; gives whether that is worth a line in the log. */
    boolean isNewDeed(Decision decision, Instant now) {
        boolean isNew = of(decision, now).isNewDeed(decision.sentence());
        if (isNew) {
            newDeeds.add(decision.topic());
        }
        return isNew;
    }

    /** It was tried. */
    void countTry(Decision decision, String what, Instant now) {
        of(decision, now).countTry(what);
    }

    /** The router is not looked at any more; how it was is of the past. */
    void forgetRouter() {
        standing.keySet().removeIf(topic -> topic != Topic.HOST);
    }

    /** When the first of what was told last is due; in a good while where nothing was. */
    long due(Duration interval) {
        return standing.entrySet().stream()
                .filter(one -> told.contains(one.getKey()))
                .map(one -> one.getValue().due())
                .reduce((one, other) -> one - other < 0 ? one : other)
                .orElseGet(() -> nanoTime.getAsLong() + interval.toNanos());
    }

    /** A turn is over. */
    RouterReport report(Findings found, Instant now, Duration interval) {
        List<News> news = new ArrayList<>(takeOut(found));
        List<StandingFinding> all = new ArrayList<>();
        for (Decision decision : found.all()) {
            Standing one = of(decision, now);
            boolean isNews = one.isNews(decision) || newDeeds.contains(decision.topic());
            if (isNews || (found.isGood() && !newDeeds.isEmpty())) {
                news.add(new News(router + ": " + decision.sentence(), decision.isGood()));
            }
            if (isDue(decision.topic())) {
                one.plan(interval, nanoTime.getAsLong(), now);
            }
            all.add(one.told());
        }
        told.clear();
        found.all().forEach(decision -> told.add(decision.topic()));
        return new RouterReport(all, news);
    }

    /** What was well and is not, or the other way round, begins anew. */
    private Standing of(Decision decision, Instant now) {
        Topic topic = decision.topic();
        Standing old = standing.get(topic);
        if (old != null && old.decision().isGood() == decision.isGood()) {
            return old;
        }
        Standing fresh = new Standing(decision, now, new Backoff(random));
        standing.put(topic, fresh);
        waiting.remove(topic);
        return fresh;
    }

    /** What is not seen any more is over; of what could not be seen nothing is said. */
    private List<News> takeOut(Findings found) {
        List<News> news = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            boolean isOver = found.of(topic).isEmpty() && (found.isWhole() || topic.compareTo(Topic.ACCESS) <= 0);
            Standing gone = isOver ? standing.remove(topic) : null;
            if (gone != null && !gone.decision().isGood() && found.isWhole() && !found.isGood()) {
                news.add(new News(router + ": " + gone.farewell(), true));
            }
        }
        return news;
    }
}
