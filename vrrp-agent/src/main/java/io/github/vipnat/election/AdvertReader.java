package io.github.vipnat.election;

import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.ArrayList;
import java.util.List;

/** What an instance makes of the adverts it hears (vrrp_state_backup and vrrp_state_master_rx of vrrp.c, 2.2.7). */
final class AdvertReader {

    private final VirtualRouter router;
    private final DownTimer timer;
    private final List<Advert> unread = new ArrayList<>();
    private long preemptAt;

    AdvertReader(VirtualRouter router, DownTimer timer) {
        this.router = router;
        this.timer = timer;
    }

    /** It lies in the socket of a frozen process until that goes on. */
    void keep(Advert advert) {
        unread.add(advert);
    }

    void forget() {
        unread.clear();
    }

    void readWhatCameMeanwhile() {
        List<Advert> waiting = List.copyOf(unread);
        unread.clear();
        waiting.forEach(this::read);
    }

    /** The {@code preempt_delay} has not begun: it does so with the first lower advert, and a higher one stops it. */
    void resetPreemption() {
        preemptAt = 0;
    }

    void read(Advert advert) {
        if (router.state() == State.BACKUP) {
            readAsBackup(advert);
            router.restartTimer();
        } else if (router.state() == State.MASTER) {
            readAsMaster(advert);
            if (router.state() != State.MASTER || !instance().ignoresLowerAdverts()) {
                router.restartTimer();
            }
        }
    }

    private VrrpInstance instance() {
        return router.candidate().instance();
    }

    private void readAsBackup(Advert advert) {
        boolean highEnough = advert.priority() >= router.priority();
        if (!advert.isAcceptedBy(instance())) {
            timer.setLength(router.remaining());
        } else if (advert.priority() == 0) {
            timer.setSkew(router.priority());
        } else if (instance().nopreempt() || highEnough || holdsBack()) {
            timer.learnInterval(advert);
            timer.setMasterDown(router.priority());
            startPreemption(highEnough);
            router.want(State.BACKUP);
        } else {
            timer.setLength(router.remaining());
        }
    }

    private long preemptDelay() {
        return Timing.micros(instance().preemptDelay());
    }

    /** Whether a lower advert still counts as a valid one. */
    private boolean holdsBack() {
        return preemptDelay() > 0 && (preemptAt == 0 || preemptAt > router.now());
    }

    private void startPreemption(boolean highEnough) {
        if (highEnough) {
            preemptAt = 0;
        } else if (preemptDelay() > 0 && preemptAt == 0) {
            preemptAt = router.now() + preemptDelay();
        }
    }

    private void readAsMaster(Advert advert) {
        if (!advert.isAcceptedBy(instance())) {
            return;
        }
        int byAddress = advert.source().compareTo(router.candidate().address());
        boolean tie = advert.priority() == router.priority();
        boolean higher = advert.priority() > router.priority() || (tie && byAddress > 0);
        boolean lower = advert.priority() < router.priority() || (tie && byAddress < 0);
        if (advert.priority() == 0 || (higher && instance().answersHigherAdverts())) {
            router.sendAdvert();
        }
        if (advert.priority() == 0) {
            return;
        }
        if (lower) {
            answerLower();
        } else if (higher) {
            timer.learnInterval(advert);
            router.want(State.BACKUP);
            router.leaveMaster(false);
            router.group().ifPresent(joined -> joined.followToBackup(router));
        }
    }

    private void answerLower() {
        if (!instance().ignoresLowerAdverts()) {
            router.sendAdvert();
        }
        router.notifies("MASTER_RX_LOWER_PRI");
    }
}
