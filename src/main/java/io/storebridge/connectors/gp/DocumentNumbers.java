package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.util.ArrayList;
import java.util.List;

/** Numbers of sales documents, given out by GP once each. */
final class DocumentNumbers {

    private final int seconds;
    private final GpDatabase database;
    private final Dialect dialect;

    DocumentNumbers(int querySeconds, GpDatabase database, Dialect dialect) {
        this.seconds = querySeconds;
        this.database = database;
        this.dialect = dialect;
    }

    String reserve(int sopType, String documentId) {
        return reserve(sopType, documentId, 1).get(0);
    }

    List<String> reserve(int sopType, String documentId, int count) {
        return database.write(connection -> {
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                numbers.add(number(dialect.nextNumber(connection, sopType, documentId, seconds), documentId));
            }
            return numbers;
        });
    }

    private static String number(Dialect.NumberAnswer answer, String documentId) {
        if (answer.state() != 0 || answer.number() == null || answer.number().isBlank()) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED,
                    "Dynamics GP gives no number for document ID " + documentId + ": is it set up?",
                    List.of(),
                    "taGetSopNumber: Error Number = " + answer.state());
        }
        return answer.number().strip();
    }
}
