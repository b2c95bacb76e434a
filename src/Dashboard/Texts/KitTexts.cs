using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>The words of the installers' pages in both languages.</summary>
internal static class KitTexts
{
    public static readonly LocalizedText Title = new("Boîtiers", "Kits");
    public static readonly LocalizedText About = new(
        "Les boîtiers de vos équipes, avec ou sans logement.", "The kits of your teams, with a home or without.");
    public static readonly LocalizedText None = new("Aucun boîtier.", "No kit.");
    public static readonly LocalizedText New = new("Nouveau boîtier", "New kit");
    public static readonly LocalizedText NewAbout = new(
        "Le boîtier reçoit un identifiant et un code à usage unique. Allumez-le et branchez-le au réseau avant de continuer\u00A0: le code vaut 15\u00A0minutes.",
        "The kit is given an id and a code that works once. Switch it on and connect it to the network before you go on: the code is good for 15\u00A0minutes.");
    public static readonly LocalizedText Name = new("Nom du boîtier (numéro sur la boîte)", "Name of the kit (number on its box)");
    public static readonly LocalizedText NameHint = new("Jamais le nom d’une personne. Facultatif.", "Never a person’s name. Optional.");
    public static readonly LocalizedText Team = new("Équipe", "Team");
    public static readonly LocalizedText Create = new("Créer et ouvrir l’accès", "Create and open the window");
    public static readonly LocalizedText Kit = new("Boîtier", "Kit");
    public static readonly LocalizedText State = new("État", "State");
    public static readonly LocalizedText Until = new("Certificat jusqu’au", "Certificate until");
    public static readonly LocalizedText LastSeen = new("Dernière mesure reçue", "Latest measurement received");
    public static readonly LocalizedText Never = new("jamais", "never");
    public static readonly LocalizedText NoHome = new("sans logement", "no home");
    public static readonly LocalizedText WindowOpen = new("accès ouvert jusqu’à {0} UTC", "window open until {0} UTC");
    public static readonly LocalizedText WrongCodes = new("codes erronés\u00A0: {0}", "wrong codes: {0}");

    public static readonly LocalizedText StateNew = new("neuf", "new");
    public static readonly LocalizedText StateTrusted = new("admis", "trusted");
    public static readonly LocalizedText StateExpired = new("certificat échu", "expired");
    public static readonly LocalizedText StateRevoked = new("révoqué", "revoked");
    public static readonly LocalizedText StateRetired = new("hors service", "retired");

    public static readonly LocalizedText Label = new("Étiquette du boîtier", "The kit’s label");
    public static readonly LocalizedText LabelOf = new("Code QR d’inscription du boîtier {0}", "QR code that enrols kit {0}");
    public static readonly LocalizedText OnceOnly = new(
        "Le code n’est montré qu’ici. Il ne sert qu’une fois, jusqu’à {0} UTC\u00A0; après cinq codes erronés l’accès se ferme.",
        "The code is shown here only. It works once, until {0} UTC; after five wrong codes the window shuts.");
    public static readonly LocalizedText TimeLeft = new("Temps restant (15\u00A0minutes en tout)", "Time left (15\u00A0minutes in all)");
    public static readonly LocalizedText OnTheKit = new("À taper sur le boîtier s’il n’a pas de caméra\u00A0:", "To be typed on the kit where it has no camera:");
    public static readonly LocalizedText Pdf = new("Étiquette en PDF", "Label as PDF");
    public static readonly LocalizedText Png = new("Étiquette en image", "Label as a picture");
    public static readonly LocalizedText ToKit = new("Voir le boîtier", "See the kit");

    public static readonly LocalizedText Open = new("Ouvrir l’accès", "Open the window");
    public static readonly LocalizedText OpenAbout = new(
        "Pour 15\u00A0minutes, avec un nouveau code\u00A0; le code précédent ne vaut plus.", "For 15\u00A0minutes, with a new code; the former code ends.");
    public static readonly LocalizedText OpenLifts = new(
        "Ce boîtier est révoqué. S’il s’inscrit de nouveau, il est admis avec son nouveau certificat seulement.", "This kit is revoked. If it enrols anew it is let in, with its new certificate only.");
    public static readonly LocalizedText Close = new("Fermer l’accès", "Close the window");
    public static readonly LocalizedText CloseAbout = new(
        "Le code ne vaut plus, dès maintenant. Ce que le boîtier a déjà reçu ne change pas.", "The code ends now. What the kit was given already stays as it is.");
    public static readonly LocalizedText Revoke = new("Révoquer", "Revoke");
    public static readonly LocalizedText RevokeAbout = new(
        "Le boîtier est refusé en quelques secondes. Pour l’admettre de nouveau\u00A0: ouvrir l’accès et l’inscrire.", "The kit is refused within seconds. To let it in again: open the window and enrol it.");
    public static readonly LocalizedText Why = new("Pourquoi", "Why");
    public static readonly LocalizedText WhyMissing = new("Dites pourquoi, en 200 caractères au plus.", "Say why, in 200 characters at most.");
    public static readonly LocalizedText RevokedSince = new("Révoqué le {0}\u00A0: {1}", "Revoked on {0}: {1}");
    public static readonly LocalizedText Certificates = new("Certificats", "Certificates");
    public static readonly LocalizedText Serial = new("Numéro", "Number");
    public static readonly LocalizedText Standing = new("Validité", "Standing");
    public static readonly LocalizedText Good = new("valable", "good");
    public static readonly LocalizedText Refused = new("refusé", "refused");
    public static readonly LocalizedText Ended = new("échu", "ended");
    public static readonly LocalizedText NoDoor = new(
        "Le serveur n’a pas encore dit où les boîtiers s’inscrivent\u00A0: il doit démarrer une fois.", "The server has not said yet where kits enrol: it must start once.");
    public static readonly LocalizedText Failed = new("Le système ne répond pas\u00A0: réessayez.", "The system does not answer: try again.");

    public static LocalizedText Of(KitState state) => state switch
    {
        KitState.New => StateNew,
        KitState.Trusted => StateTrusted,
        KitState.Expired => StateExpired,
        KitState.Revoked => StateRevoked,
        _ => StateRetired,
    };
}
