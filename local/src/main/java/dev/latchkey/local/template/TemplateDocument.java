package dev.latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The template's sections as written, nothing resolved yet.
///
/// @param resources by logical id, the Globals merged in
record TemplateDocument(
        Map<String, Object> parameters,
        Map<String, Object> mappings,
        Map<String, Object> conditions,
        Map<String, Object> resources,
        Map<String, Object> outputs) {

    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Globals",
            "Resources",
            "Outputs");
    private static final String SAM = "AWS::Serverless-2016-10-31";

    static TemplateDocument parse(String yaml) {
        Map<String, Object> document = Values.map(TemplateYaml.parse(yaml), "Template");
        checkSections(document);
        Globals globals = new Globals(section(document, "Globals"));
        return new TemplateDocument(
                section(document, "Parameters"),
                section(document, "Mappings"),
                section(document, "Conditions"),
                globals.mergeInto(section(document, "Resources")),
                section(document, "Outputs"));
    }

    private static void checkSections(Map<String, Object> document) {
        List<String> problems = new ArrayList<>();
        document.keySet().stream()
                .filter(name -> !SECTIONS.contains(name))
                .forEach(name -> problems.add(name + ": no section of that name is known"));
        if (!document.getOrDefault("Transform", SAM).equals(SAM)) {
            problems.add("Transform: only " + SAM + " is known");
        }
        if (!problems.isEmpty()) {
            throw new TemplateInvalid(problems);
        }
    }

    private static Map<String, Object> section(Map<String, Object> document, String name) {
        Object section = document.get(name);
        return section == null ? new LinkedHashMap<>() : Values.map(section, name);
    }
}
