package dev.portcullis.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which histories go on from what is known. */
class LineageTest {
    private static final Head FIRST = new Head(History.first("w0"), 10);
    private static final Head SECOND = after(FIRST, "w1", 12);
    private static final Head THIRD = after(SECOND, "w2", 15);

    private static Head after(Head before, String write, long mod) {
        return new Head(before.history().next(before.mod(), write, 7), mod);
    }

    private static void refused(Head before, Head now) {
        assertThatThrownBy(() -> new Lineage(before, (then, later) -> true).follow(before, now))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Kind.REPLACED))
                .hasMessageContaining(before.token() + " was known")
                .hasMessageContaining("accept-epoch");
    }

    @Test
    void whatComesLaterIsFollowed() {
        Lineage lineage = new Lineage(FIRST, (then, later) -> true);
        assertThatCode(() -> lineage.follow(FIRST, FIRST)).doesNotThrowAnyException();
        assertThat(lineage.follow(FIRST, THIRD)).isEqualTo(THIRD);
        assertThat(lineage.known()).isEqualTo(THIRD);
        lineage.follow(FIRST, SECOND);
        assertThat(lineage.known()).isEqualTo(THIRD);
    }

    @Test
    void aDeclaredSuccessorIsFollowedAlsoWhenItsNumbersAreLower() {
        Lineage lineage = new Lineage(THIRD, (then, later) -> true);
        Head declared = new Head(FIRST.history().successor(FIRST.mod(), "w9", 0), 11);
        lineage.follow(THIRD, declared);
        assertThat(lineage.known()).isEqualTo(declared);
    }

    @Test
    void whatWentBackOrCameByAnotherWayIsRefused() {
        refused(THIRD, SECOND);
        refused(SECOND, after(FIRST, "other", 12));
        refused(SECOND, after(after(FIRST, "other", 12), "w2", 15));
        refused(SECOND, after(SECOND, "w2", 11));
        refused(THIRD, after(after(SECOND, "w3", 13), "w4", 15));
    }

    @Test
    void whatHasAnotherPastIsRefusedHoweverOftenItIsTold() {
        Head foreign = after(after(SECOND, "x2", 15), "x3", 17);
        Lineage lineage = new Lineage(FIRST, (then, later) -> false);
        for (int round = 0; round < 3; round++) {
            assertThatThrownBy(() -> lineage.follow(FIRST, foreign)).hasMessageContaining("accept-epoch");
            assertThat(lineage.known()).isEqualTo(FIRST);
        }
    }

    @Test
    void whoWasToldOfAnotherWayFollowsOnlyADeclaredSuccessor() {
        Lineage lineage = new Lineage(SECOND, (then, later) -> true);
        assertThatThrownBy(() -> lineage.demand(SECOND, FIRST)).hasMessageContaining("accept-epoch");
        assertThatThrownBy(() -> lineage.follow(SECOND, THIRD)).hasMessageContaining("accept-epoch");
        lineage.advance(THIRD);
        assertThat(lineage.known()).isEqualTo(SECOND);

        Head declared = new Head(FIRST.history().successor(FIRST.mod(), "w9", 0), 11);
        assertThat(lineage.follow(SECOND, declared)).isEqualTo(declared);
        Head next = after(declared, "w10", 20);
        assertThat(lineage.follow(declared, next)).isEqualTo(next);
        assertThat(lineage.known()).isEqualTo(next);
    }

    @Test
    void numbersAloneLeadNobodyOn() {
        Lineage lineage = new Lineage(FIRST, (then, later) -> true);
        lineage.demand(FIRST, THIRD);
        assertThat(lineage.known()).isEqualTo(FIRST);
    }

    @Test
    void anotherStoreIsRefused() {
        refused(SECOND, new Head(History.first("w0"), 20));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        History successor = THIRD.history().successor(15, "w3", -1);
        assertThat(History.read(successor.text())).isEqualTo(successor);
        assertThat(History.read(FIRST.history().text())).isEqualTo(FIRST.history());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "form: 2\n", "form: 1\n", "{}", "form: 1\nepoch: a\nrevision: 1\n"})
    void anythingElseIsNotGuessed(String text) {
        assertThatThrownBy(() -> History.read(ByteString.copyFromUtf8(text)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Kind.UNREADABLE));
    }
}
