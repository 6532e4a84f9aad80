package io.storebridge.workflow.migration;

import java.util.List;

/** Where an instance stands: ids of elements in order, and what is under way, so that it has to wait. */
record Standing(String id, String businessId, List<String> at, List<UnderWay> underWay) {

    MigrationResult.Instance result(Diagram diagram, Verdict verdict, List<Reason> reasons) {
        return new MigrationResult.Instance(
                id, businessId, diagram.definition().getVersion(), elements(diagram), verdict, reasons);
    }

    List<MigrationReport.Element> elements(Diagram diagram) {
        return at.stream().map(diagram::element).toList();
    }
}
